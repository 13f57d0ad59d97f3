using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.LayerNorm;

/// <summary>Layer normalisation: each step by its own mean and deviation, which the backward pass reads again.</summary>
internal sealed record LayerNormLayer(string Name, double Epsilon, SharedOptions Shared) : Layer(Name)
{
    public static Layer Read(LayerArguments arguments) => new LayerNormLayer(
        arguments.Name,
        arguments.InRange("Epsilon", 1e-3, epsilon => epsilon > 0, "above 0"),
        SharedOptions.Read(arguments, weights: "Ones"));

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override OutputValues Output => OutputValues.Signed;

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => "layer normalisation over the channels of each step";

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        yield return Vector("gamma", Shared.WeightsInitializer, input.Channels, Shared.Weights);
        yield return Vector("beta", Shared.BiasInitializer, input.Channels, Shared.Bias);
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (input.Channels == 1)
            problems.Report(Descriptors.ConstantOutput, null, Name, problems.Signal(input), "a normalisation", "its beta", "use BatchNorm, or leave it out");
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var statistics = pass.Buffer("statistics", new Shape(x.Shape.Length, 2));
        var y = pass.Buffer("output", x.Shape);
        pass.Run(Kernel(RowNormKind.Statistics, x.Shape), x.At(), statistics.At());
        pass.Run(Kernel(RowNormKind.Normalise, x.Shape), x.At(), statistics.At(),
            Operand.Parameter(pass.Parameter("gamma")), Operand.Parameter(pass.Parameter("beta")), y.At());
        (pass.Trace.Input, pass.Trace.Kept) = (x, statistics);
        return y;
    }

    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        pass.Run(Kernel(RowNormKind.ScaleGradient, x.Shape),
            x.At(), pass.Trace.Kept.At(), dy.At(), Operand.Gradient(pass.Parameter("gamma")));
        pass.Run(new ColumnSumKernel(ColumnSumKind.Add, x.Shape.Length, x.Shape.Channels),
            dy.At(), Operand.Gradient(pass.Parameter("beta")));
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        var dx = pass.Buffer("dx", x.Shape);
        pass.Run(Kernel(RowNormKind.InputGradient, x.Shape),
            x.At(), pass.Trace.Kept.At(), Operand.Parameter(pass.Parameter("gamma")), dy.At(), dx.At());
        return dx;
    }

    private RowNormKernel Kernel(RowNormKind kind, Shape shape) =>
        new(kind, shape.Length, shape.Channels, kind == RowNormKind.Statistics ? (float)Epsilon : 0);

    private ParameterSpec Vector(string suffix, string initializer, int length, LearningSpec learning) => new(
        $"{Name}.{suffix}", EquatableArray.Of(length), MatrixSpec.Vector(length), new InitialSpec(initializer, length, length), learning);
}
