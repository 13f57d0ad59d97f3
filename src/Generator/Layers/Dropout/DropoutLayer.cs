using System;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Dropout;

/// <summary>Random zeros in training; nothing in inference.</summary>
internal sealed record DropoutLayer(string Name, double Rate) : Layer(Name)
{
    private static readonly Expression s_masked = new Expression.Named("times the mask",
        new Expression.Binary(Operation.Multiply, new Expression.ValueOf(0), new Expression.ValueOf(1)));

    public static Layer Read(LayerArguments arguments)
    {
        var rate = arguments.InRange("Rate", 0.5, rate => rate >= 0 && rate < 1, "at least 0 and less than 1");
        if (rate == 0)
            arguments.ChangesNothing("Rate", "its Rate is 0");
        return new DropoutLayer(arguments.Name, rate);
    }

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override bool KeepsValues => true;

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => $"dropout of {Literal.Of(Rate)} in training";

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => x;

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        if (!pass.IsTraining || Rate == 0)
            return x;
        var (mask, y) = (pass.Buffer("mask", x.Shape), pass.Buffer("output", x.Shape));
        pass.Call("DropoutMask.Fill", "draws the mask", [mask.At()], Literal.Of(x.Shape.Size), Literal.Of((float)Rate), "ref Random");
        pass.Run(MapKernel.Flat(x.Shape.Size, 2, s_masked), x.At(), mask.At(), y.At());
        pass.Trace.Kept = mask;
        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        if (Rate == 0)
            return dy;
        var dx = pass.Buffer("dx", dy.Shape);
        pass.Run(MapKernel.Flat(dy.Shape.Size, 2, s_masked), dy.At(), pass.Trace.Kept.At(), dx.At());
        return dx;
    }
}
