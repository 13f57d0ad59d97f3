using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>The outputs of a network that has several: kept signals, one behind another, each in the user's layout.</summary>
internal sealed record OutputLayer(string Name, EquatableArray<string> Signals) : MergeLayer(Name, Signals)
{
    public static Layer Read(LayerArguments arguments) => new OutputLayer(arguments.Name, arguments.Signals("Signals"));

    public override bool HasMain => false;

    protected override string Rule => "";

    public override bool Fits(IReadOnlyList<Shape> signals) => true;

    public override Shape Merge(IReadOnlyList<Shape> signals) => new(1, signals.Aggregate(0, (sum, shape) => checked(sum + shape.Size)));

    public override string Describe(Shape input) => $"{Names}, one behind another";

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var signals = Inputs(x, pass);
        pass.Trace.Signals = signals;
        var y = pass.Buffer("output", Merge([.. signals.Select(signal => signal.Shape)]));
        var start = 0;
        foreach (var signal in signals)
        {
            pass.Run(Move(signal.Shape.Length, signal.Shape.Channels, pass), signal.At(), y.At(start));
            start += signal.Shape.Size;
        }

        return y;
    }

    /// <summary>A frame of each signal, side by side: in a stream nothing is behind a whole signal.</summary>
    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        var signals = Signals.Select(name => stream.Signals[name]).ToList();
        if (signals.Any(signal => signal.Shape.Length != signals[0].Shape.Length))
            throw new CannotStreamException(Name, "its outputs have different numbers of steps, and a stream has a frame of each at a time");
        return stream.Join(this, signals.Sum(signal => signal.Shape.Channels), signals, (_, inputs, pass) =>
        {
            pass.Layer = Name;
            return JoinLayer.SideBySide(inputs, pass);
        });
    }

    public override Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass)
    {
        if (dy is not { } gradient)
            return null;
        var (gradients, start) = (new List<Tensor>(), 0);
        foreach (var signal in pass.Trace.Signals)
        {
            var part = pass.Buffer("dpart", signal.Shape);
            pass.Run(Move(signal.Shape.Channels, signal.Shape.Length, pass), gradient.At(start), part.At());
            gradients.Add(part);
            start += signal.Shape.Size;
        }

        return Hand(gradients, pass);
    }

    /// <summary>From the network's layout to the user's, or back.</summary>
    private static Kernel Move(int rows, int columns, LoweringBuilder pass) => pass.IsChannelsFirst && rows > 1 && columns > 1
        ? new TransposeKernel(rows, columns)
        : MapKernel.Flat(rows * columns, 1, Expression.Identity);
}
