namespace Gen.Generator.Layers;

/// <summary>What every layer with parameters is declared with.</summary>
internal sealed record SharedOptions(
    bool Trainable,
    string WeightsInitializer,
    string BiasInitializer,
    double WeightLearnRateFactor,
    double BiasLearnRateFactor,
    double WeightL2Factor,
    double BiasL2Factor)
{
    public LearningSpec Weights => new(Trainable, WeightLearnRateFactor, WeightL2Factor);

    public LearningSpec Bias => new(Trainable, BiasLearnRateFactor, BiasL2Factor);

    /// <summary>Reads the shared arguments of a layer's attribute.</summary>
    /// <param name="arguments">The attribute's arguments.</param>
    /// <param name="weights">The runtime's initializer that weights have by default.</param>
    public static SharedOptions Read(LayerArguments arguments, string weights = "Glorot") => new(
        arguments.Boolean("Trainable", true),
        arguments.Initializer("WeightsInitializer", weights),
        arguments.Initializer("BiasInitializer", "Zeros"),
        arguments.NonNegative("WeightLearnRateFactor", 1),
        arguments.NonNegative("BiasLearnRateFactor", 1),
        arguments.NonNegative("WeightL2Factor", 1),
        arguments.NonNegative("BiasL2Factor", 0));
}
