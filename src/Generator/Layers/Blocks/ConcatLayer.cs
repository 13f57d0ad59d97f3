using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Blocks;

/// <summary>What several blocks make of one signal, side by side in the channels.</summary>
internal sealed record ConcatLayer(string Name, EquatableArray<Branch> Parts) : CompositeLayer(Name)
{
    public override IReadOnlyList<Branch> Branches => [.. Parts];

    public override void Check(Shape input, IProblems problems)
    {
        var shapes = Shapes(input);
        if (HaveOneLength(shapes))
            return;
        var padding = PaddingAdvice.For(Parts, input, HaveOneLength);
        problems.Report(Descriptors.ConcatLengths, null, Name, string.Join(", ", shapes), input.ToString(), padding is null ? "" : $"; set {padding}");
    }

    public override bool IsNeverNegative(bool input) => Parts.All(part => part.IsNeverNegative(input));

    public override Shape Infer(Shape input)
    {
        var shapes = Shapes(input);
        return new(shapes[0].Length, shapes.Aggregate(0, (sum, shape) => checked(sum + shape.Channels)));
    }

    public override string Describe(Shape input) =>
        $"{Literal.Of(Parts.Count)} branches side by side, of {string.Join(" + ", Shapes(input).Select(shape => Literal.Of(shape.Channels)))} channels";

    /// <summary>Each branch is copied into its columns, or writes them in the first place where planning can have it so.</summary>
    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", Infer(x.Shape));
        var column = 0;
        foreach (var part in Parts)
        {
            var signal = part.Forward(x, pass);
            pass.Layer = Name;
            pass.Run(MapKernel.Copy(signal.Shape, signal.Shape.Channels, y.Shape.Channels), signal.At(), y.At(column));
            column += signal.Shape.Channels;
        }

        return y;
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        stream.Share(x);
        var signals = Parts.Select(part => stream.Through(part, x)).ToList();
        return stream.Join(this, signals.Sum(signal => signal.Shape.Channels), signals, (_, inputs, pass) => SideBySide(inputs, pass));
    }

    private Tensor SideBySide(IReadOnlyList<Tensor> signals, ForwardLowering pass)
    {
        pass.Layer = Name;
        var y = pass.Buffer("output", new Shape(signals[0].Shape.Length, signals.Sum(signal => signal.Shape.Channels)));
        var column = 0;
        foreach (var signal in signals)
        {
            pass.Run(MapKernel.Copy(signal.Shape, signal.Shape.Channels, y.Shape.Channels), signal.At(), y.At(column));
            column += signal.Shape.Channels;
        }

        return y;
    }

    /// <summary>Each branch goes back from its columns; the gradients of the common input add up.</summary>
    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var input = pass.Trace.Input.Shape;
        var (shapes, column) = (Shapes(input), 0);
        Tensor? sum = null;
        for (var place = 0; place < Parts.Count; place++)
        {
            pass.OnlyForInput = !pass.LearnsBefore && !Parts[place].Learns(input);
            var columns = pass.Buffer("dbranch", shapes[place]);
            pass.Run(MapKernel.Copy(shapes[place], dy.Shape.Channels, shapes[place].Channels), dy.At(column), columns.At());
            column += shapes[place].Channels;
            var dx = BackwardThrough(Parts[place], input, columns, pass);
            sum = sum is { } before ? Sum(dx, before, "dx", pass) : dx;
        }

        return sum ?? throw new InvalidOperationException("A concat has branches.");
    }

    private static bool HaveOneLength(IReadOnlyList<Shape> shapes) => shapes.All(shape => shape.Length == shapes[0].Length);

    private List<Shape> Shapes(Shape input) => Parts.Select(part => part.Infer(input)).ToList();
}
