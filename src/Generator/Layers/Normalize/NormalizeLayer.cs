using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Normalize;

/// <summary>
/// The signal less the mean of its channel, over the deviation: both of the training data, as they were measured once. It is a step of its own and not folded
/// into the next layer's weights: of a channel whose mean is far from zero a folded sum would lose the digits in which its values differ.
/// </summary>
internal sealed record NormalizeLayer(string Name) : Layer(Name)
{
    private static readonly Expression s_forward =
        new Expression.Named("less mean, over deviation", (new Expression.ValueOf(0) - new Expression.ValueOf(1)) / new Expression.ValueOf(2));

    private static readonly Expression s_gradient = new Expression.Named("over deviation", new Expression.ValueOf(0) / new Expression.ValueOf(1));

    public static Layer Read(LayerArguments arguments) => new NormalizeLayer(arguments.Name);

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (among.Before is not null || among.IsInBlock)
            problems.Report(Descriptors.NotFirst, null, Name);
    }

    public override OutputValues Output => OutputValues.Signed;

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => "each channel less its mean, over its deviation";

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        yield return Vector("mean", "global::Gen.Zeros", input.Channels);
        yield return Vector("deviation", "global::Gen.Ones", input.Channels);
    }

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var y = pass.Buffer("output", x.Shape);
        pass.Run(new MapKernel(x.Shape.Length, x.Shape.Channels, EquatableArray.Of(false, true, true), s_forward),
            x.At(), Operand.Parameter(pass.Parameter("mean")), Operand.Parameter(pass.Parameter("deviation")), y.At());
        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var dx = pass.Buffer("dx", dy.Shape);
        pass.Run(new MapKernel(dy.Shape.Length, dy.Shape.Channels, EquatableArray.Of(false, true), s_gradient),
            dy.At(), Operand.Parameter(pass.Parameter("deviation")), dx.At());
        return dx;
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    private ParameterSpec Vector(string suffix, string initializer, int length) => new(
        $"{Name}.{suffix}", EquatableArray.Of(length), MatrixSpec.Vector(length), new InitialSpec(initializer, length, length), LearningSpec.None);
}
