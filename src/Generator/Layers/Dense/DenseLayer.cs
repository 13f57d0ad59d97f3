using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Dropout;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Dense;

/// <summary>A fully connected layer on the last axis.</summary>
internal sealed partial record DenseLayer(
    string Name, int Units, bool UseBias, ActivationFunction Activation, SharedOptions Shared) : Layer(Name)
{
    public static Layer Read(LayerArguments arguments) => new DenseLayer(
        arguments.Name,
        arguments.Positive("Units", 0),
        arguments.Boolean("UseBias", true),
        (ActivationFunction)arguments.Enum("Activation", ActivationLayer.Functions),
        SharedOptions.Read(arguments));

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (Activation == ActivationFunction.Relu && among.EndsNetwork)
            problems.Report(Descriptors.FinalRelu, "Activation", Name, Infer(input).ToString());
        if (input.Length > 1 && !among.IsOfAnyLength && IsClassifier(among))
            problems.Report(Descriptors.DenseOnSteps, null, Name, problems.Signal(input), Literal.Of(input.Length));
    }

    /// <summary>Whether nothing but the function that makes probabilities stands between this layer and the network's output.</summary>
    private bool IsClassifier(Surroundings among)
    {
        var rest = among.Behind.Where(layer => layer is not DropoutLayer).ToList();
        return !among.IsInBlock && rest.Count <= 1 && rest.Select(layer => layer.Output).DefaultIfEmpty(Output).Single() is OutputValues.Sigmoid or OutputValues.Softmax;
    }

    public override bool IsNeverNegative(bool input) => ActivationRule.IsNeverNegative(Activation, false);

    public override OutputValues Output => ActivationRule.OutputOf(Activation);

    public override Layer WithoutActivation => this with { Activation = ActivationFunction.None };

    public override Shape Infer(Shape input) => new(input.Length, Units);

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override long MultiplyAdds(Shape input) => (long)input.Size * Units;

    public override string Describe(Shape input)
    {
        var options = UseBias ? "" : ", no bias";
        options += ActivationLayer.Suffix(Activation);
        return FormattableString.Invariant($"dense layer of {Units} units{options}");
    }

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        yield return new(
            $"{Name}.weight", EquatableArray.Of(input.Channels, Units),
            new MatrixSpec(input.Channels, Units, 1, IsVector: false),
            new InitialSpec(Shared.WeightsInitializer, input.Channels, Units), Shared.Weights);
        if (UseBias)
        {
            yield return new(
                $"{Name}.bias", EquatableArray.Of(Units), MatrixSpec.Vector(Units),
                new InitialSpec(Shared.BiasInitializer, input.Channels, Units), Shared.Bias);
        }
    }
}
