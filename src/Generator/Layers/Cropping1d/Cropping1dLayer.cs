using System;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Cropping1d;

/// <summary>Steps cut off the start and the end. Backward, they have no gradient.</summary>
internal sealed record Cropping1dLayer(string Name, int Before, int After) : Layer(Name)
{
    private bool CutsNothing => Before == 0 && After == 0;

    public static Layer Read(LayerArguments arguments) =>
        new Cropping1dLayer(arguments.Name, arguments.Count("Before", 1), arguments.Count("After", 1));

    public override void Check(Shape input, IProblems problems)
    {
        // Not the sum of both: it may be more than an int holds.
        if (Before >= input.Length - After)
        {
            problems.Report(Descriptors.OutOfRange, null, Name, "Before + After", $"less than the {Counted.Of(input.Length, "step")} of {input}",
                FormattableString.Invariant($"{Before} + {After}"));
        }
    }

    public override bool KeepsValues => true;

    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (CutsNothing)
            problems.Report(Descriptors.NoChange, null, Name, "it cuts off nothing");
    }

    public override Shape Infer(Shape input) => input with { Length = input.Length - Before - After };

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => FormattableString.Invariant($"the signal without its first {Before} and last {After} steps");

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Cropped(x, Name, Before, After);

    /// <summary>A copy, into the middle of whatever room the next layer asks for: there its padding stands, where here are the steps that were cut off.</summary>
    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        if (CutsNothing)
            return x;
        var y = pass.Buffer("output", Infer(x.Shape));
        pass.Run(MapKernel.Flat(y.Shape.Size, 1, Expression.Identity), x.At(Before * x.Shape.Channels), y.At());
        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        if (CutsNothing)
            return dy;
        var dx = pass.Buffer("dx", pass.Trace.Input.Shape);
        var first = Before * dx.Shape.Channels;
        Clear(Before, dx, 0, pass);
        pass.Run(MapKernel.Flat(dy.Shape.Size, 1, Expression.Identity), dy.At(), dx.At(first));
        Clear(After, dx, first + dy.Shape.Size, pass);
        return dx;
    }

    private static void Clear(int steps, Tensor dx, int offset, BackwardLowering pass)
    {
        if (steps > 0)
            pass.Run(new ZeroKernel(steps, dx.Shape.Channels, dx.Shape.Channels), dx.At(offset));
    }
}
