using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using static Gen.Generator.Graph.Elementwise.Expression;

namespace Gen.Generator.Layers.PRelu;

/// <summary>A relu with a learned slope below zero for each channel.</summary>
internal sealed record PReluLayer(string Name, SharedOptions Shared) : Layer(Name)
{
    private static readonly Expression s_forward = new Named("prelu", new Choose(new ValueOf(0), new ValueOf(0), new ValueOf(0) * new ValueOf(1)));

    /// <summary>Of dy, x and the slope.</summary>
    private static readonly Expression s_gradient =
        new Named("the gradient of prelu", new Choose(new ValueOf(1), new ValueOf(0), new ValueOf(0) * new ValueOf(2)));

    /// <summary>Of dy and x: what one value adds to the gradient of its channel's slope.</summary>
    private static readonly Expression s_slopeGradient = new Named("times the input below zero", new ValueOf(0) * Min(new ValueOf(1), 0));

    public static Layer Read(LayerArguments arguments) =>
        new PReluLayer(arguments.Name, SharedOptions.Read(arguments, weights: "Quarter", whyNoBias: "a PRelu has no bias"));

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override bool IsNeverNegative(bool input) => input;

    public override OutputValues Output => OutputValues.Signed;

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => "relu with a learned slope below zero for each channel";

    public override IEnumerable<ParameterSpec> Parameters(Shape input)
    {
        yield return new($"{Name}.alpha", EquatableArray.Of(input.Channels), MatrixSpec.Vector(input.Channels),
            new InitialSpec(Shared.WeightsInitializer, input.Channels, input.Channels), Shared.Weights);
    }

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (among.IsNeverNegative)
            problems.Report(Descriptors.NoChange, null, Name, ActivationRule.WhyNotBelowZero);
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", x.Shape);
        pass.Run(new MapKernel(x.Shape.Length, x.Shape.Channels, EquatableArray.Of(false, true), s_forward),
            x.At(), Operand.Parameter(pass.Parameter("alpha")), y.At());
        return y;
    }

    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        var products = pass.Buffer("dalpha", x.Shape);
        pass.Run(MapKernel.Flat(x.Shape.Size, 2, s_slopeGradient), dy.At(), x.At(), products.At());
        pass.Run(new ColumnSumKernel(ColumnSumKind.Add, x.Shape.Length, x.Shape.Channels),
            products.At(), Operand.Gradient(pass.Parameter("alpha")));
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        var dx = pass.Buffer("dx", x.Shape);
        pass.Run(new MapKernel(x.Shape.Length, x.Shape.Channels, EquatableArray.Of(false, false, true), s_gradient),
            dy.At(), x.At(), Operand.Parameter(pass.Parameter("alpha")), dx.At());
        return dx;
    }
}
