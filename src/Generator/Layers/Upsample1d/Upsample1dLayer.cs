using System;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Upsample1d;

/// <summary>Each step so many times. Backward, a step gathers the gradient of its copies.</summary>
internal sealed record Upsample1dLayer(string Name, int Factor) : Layer(Name)
{
    public static Layer Read(LayerArguments arguments)
    {
        var factor = arguments.Positive("Factor", 2);
        if (factor == 1)
            arguments.ChangesNothing("Factor", "its Factor is 1");
        return new Upsample1dLayer(arguments.Name, factor);
    }

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override bool KeepsValues => true;

    public override Shape Infer(Shape input) => new(checked(input.Length * Factor), input.Channels);

    public override Reach Reach(Shape input) => new(Factor, 1, Upsampling: Factor);

    public override string Describe(Shape input) => FormattableString.Invariant($"each step {Factor} times");

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) =>
        Factor == 1 ? x : stream.Window(x, new(1, 1) { Factor = Factor }, this, this);

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        if (Factor == 1)
            return x;
        var y = pass.Buffer("output", Infer(x.Shape));
        pass.Run(new UpsampleKernel(IsBackward: false, x.Shape.Length, x.Shape.Channels, Factor), x.At(), y.At());
        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        if (Factor == 1)
            return dy;
        var input = pass.Trace.Input.Shape;
        var dx = pass.Buffer("dx", input);
        pass.Run(new UpsampleKernel(IsBackward: true, input.Length, input.Channels, Factor), dy.At(), dx.At());
        return dx;
    }
}
