using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.BatchNorm;

/// <summary>
/// Batch normalisation. Not trainable, it uses its running statistics in training too, as in Keras.
/// </summary>
internal sealed partial record BatchNormLayer(string Name, double Momentum, bool KeepStart, double Epsilon, SharedOptions Shared) : Layer(Name)
{
    public static Layer Read(LayerArguments arguments)
    {
        var layer = new BatchNormLayer(
            arguments.Name,
            arguments.InRange("Momentum", 0.99, momentum => momentum >= 0 && momentum <= 1, "between 0 and 1"),
            arguments.Boolean("KeepStart", false),
            arguments.InRange("Epsilon", 1e-3, epsilon => epsilon > 0, "above 0"),
            SharedOptions.Read(arguments, weights: "Ones"));
        if (!layer.Shared.Trainable)
            arguments.Idle("Trainable is false", "Momentum", "KeepStart");
        else if (layer is { Momentum: 1, KeepStart: true })
            arguments.Problems.Report(Descriptors.FixedStatistics, "Momentum", layer.Name);
        return layer;
    }

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override OutputValues Output => OutputValues.Signed;

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => "batch normalisation";

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        yield return Vector("gamma", Shared.WeightsInitializer, input.Channels, Shared.Weights);
        yield return Vector("beta", Shared.BiasInitializer, input.Channels, Shared.Bias);
        var moving = Shared.Trainable ? LearningSpec.Statistic : LearningSpec.None;
        yield return Vector("running_mean", "global::Gen.Zeros", input.Channels, moving);
        yield return Vector("running_var", "global::Gen.Ones", input.Channels, moving);
    }

    private ParameterSpec Vector(string suffix, string initializer, int length, LearningSpec learning) => new(
        $"{Name}.{suffix}", EquatableArray.Of(length), MatrixSpec.Vector(length), new InitialSpec(initializer, length, length), learning);
}
