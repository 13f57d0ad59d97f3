using Gen.Generator.Graph;

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
    private static readonly string[] s_biasFactors = ["BiasLearnRateFactor", "BiasL2Factor"];

    public LearningSpec Weights => new(Trainable, WeightLearnRateFactor, WeightL2Factor);

    public LearningSpec Bias => new(Trainable, BiasLearnRateFactor, BiasL2Factor);

    /// <summary>Reads the shared arguments of a layer's attribute.</summary>
    /// <param name="arguments">The attribute's arguments.</param>
    /// <param name="weights">The runtime's initializer that weights have by default.</param>
    /// <param name="whyNoBias">Why the layer has no bias, where it has none.</param>
    public static SharedOptions Read(LayerArguments arguments, string weights = "Glorot", string? whyNoBias = null)
    {
        whyNoBias ??= arguments.Raw("UseBias") as bool? ?? true ? null : "UseBias is false";
        if (whyNoBias is not null)
            arguments.Idle(whyNoBias, "BiasInitializer", "BiasLearnRateFactor", "BiasL2Factor");
        var trainable = arguments.Boolean("Trainable", true);
        if (!trainable)
            arguments.Idle("Trainable is false", ["WeightLearnRateFactor", "WeightL2Factor", .. whyNoBias is null ? s_biasFactors : []]);
        return new(
            trainable,
            arguments.Initializer("WeightsInitializer", weights),
            arguments.Initializer("BiasInitializer", "Zeros"),
            arguments.NonNegative("WeightLearnRateFactor", 1),
            arguments.NonNegative("BiasLearnRateFactor", 1),
            arguments.NonNegative("WeightL2Factor", 1),
            arguments.NonNegative("BiasL2Factor", 0));
    }
}
