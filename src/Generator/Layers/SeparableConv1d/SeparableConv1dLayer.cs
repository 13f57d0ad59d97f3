using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Conv1d;
using Gen.Generator.Layers.DepthwiseConv1d;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.SeparableConv1d;

/// <summary>A depthwise convolution, and behind it one of width 1: both do what they do alone, under one name.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Depthwise">The first half, without bias and activation.</param>
/// <param name="Pointwise">The second half.</param>
internal sealed record SeparableConv1dLayer(string Name, DepthwiseConv1dLayer Depthwise, Conv1dLayer Pointwise) : Layer(Name)
{
    public static Layer Read(LayerArguments arguments)
    {
        var depthwise = DepthwiseConv1dLayer.Read(arguments);
        var options = depthwise.Options;
        return new SeparableConv1dLayer(
            arguments.Name,
            depthwise with { Options = options with { UseBias = false, Activation = ActivationFunction.None, WeightName = "depthwise_weight" } },
            options with { Width = 1, Stride = 1, Dilation = 1, Padding = Padding.Valid, PaddingMode = PaddingMode.Constant, WeightName = "pointwise_weight" });
    }

    public override void Check(Shape input, IProblems problems) => Depthwise.Check(input, problems);

    public override bool IsNeverNegative(bool input) => Pointwise.IsNeverNegative(input);

    public override OutputValues Output => Pointwise.Output;

    public override Layer WithoutActivation => this with { Pointwise = (Conv1dLayer)Pointwise.WithoutActivation };

    public override void Advise(Shape input, Surroundings among, IProblems problems) => Depthwise.Advise(input, among, problems);

    public override Layer WithSamePadding => this with { Depthwise = (DepthwiseConv1dLayer)Depthwise.WithSamePadding };

    public override Shape Infer(Shape input) => Pointwise.Infer(Depthwise.Infer(input));

    public override Reach Reach(Shape input) => Depthwise.Reach(input);

    public override long Between(Shape input)
    {
        var between = Depthwise.Infer(input);
        return Depthwise.Between(input) + (long)between.Length * between.Channels;
    }

    public override long MultiplyAdds(Shape input) => Depthwise.MultiplyAdds(input) + Pointwise.MultiplyAdds(Depthwise.Infer(input));

    public override IEnumerable<ParameterSpec> Parameters(Shape input) =>
        Depthwise.Parameters(input).Concat(Pointwise.Parameters(Depthwise.Infer(input)));

    public override string Describe(Shape input)
    {
        // Its bias is not there because it is the second half's, which is not worth saying.
        var first = (Depthwise with { Options = Depthwise.Options with { UseBias = true } }).Describe(input);
        return FormattableString.Invariant($"{first}, then {Pointwise.Filters} filters of width 1{Pointwise.DescribeOptions()}");
    }

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var between = Depthwise.Forward(x, pass);
        pass.Trace.Kept = pass.Trace.Input;
        return Pointwise.Forward(between, pass);
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) =>
        stream.Window(x, Depthwise.Options.StreamWindow(x), this, this with { Depthwise = Depthwise.WithoutPadding });

    public override Tensor BackwardActivation(Tensor dy, BackwardLowering pass) => Pointwise.BackwardActivation(dy, pass);

    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        Pointwise.BackwardParameters(dy, pass);
        pass.Trace.Between = Pointwise.BackwardInput(dy, pass);
        BeforePointwise(pass);
        Depthwise.BackwardParameters(pass.Trace.Between.Value, pass);
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        // Where nothing is learned, the gradient between the halves is not there yet.
        var between = pass.Trace.Between ?? Pointwise.BackwardInput(dy, pass);
        BeforePointwise(pass);
        return Depthwise.BackwardInput(between, pass);
    }

    /// <summary>Each half reads its input from the layer's trace; this puts the first one's there, when the second is done with its own.</summary>
    private static void BeforePointwise(BackwardLowering pass) => pass.Trace.Input = pass.Trace.Kept;
}
