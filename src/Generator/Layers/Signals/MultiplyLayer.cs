using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>The product of several signals, such as a signal and its gate; one of a single step is spread over all steps, one of a single channel over all channels.</summary>
internal sealed record MultiplyLayer(string Name, EquatableArray<string> Signals) : MergeLayer(Name, Signals)
{
    public static Layer Read(LayerArguments arguments) => new MultiplyLayer(arguments.Name, arguments.Signals("Signals"));

    protected override string Rule =>
        "signals that are multiplied have the same number of steps and of channels, but for those of one step or one channel, which are spread over all";

    public override bool AreNeverNegative(IReadOnlyList<bool> signals) => signals.All(isNever => isNever);

    public override bool Fits(IReadOnlyList<Shape> signals) => HaveOneLength(signals)
        && signals.Select(shape => shape.Channels).Where(channels => channels > 1).Distinct().Count() <= 1;

    public override Shape Merge(IReadOnlyList<Shape> signals) => new(LengthOf(signals), signals.Max(shape => shape.Channels));

    public override string Describe(Shape input) => $"times {Names}";

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Signals = Inputs(x, pass);
        return Product(pass.Trace.Signals, pass);
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        var signals = Inputs(x, stream);
        return stream.Join(this, signals.Max(signal => signal.Shape.Channels), signals, (_, inputs, pass) =>
        {
            pass.Layer = Name;
            return Product(inputs, pass);
        });
    }

    private Tensor Product(IReadOnlyList<Tensor> signals, ForwardLowering pass)
    {
        var shape = Merge([.. signals.Select(signal => signal.Shape)]);
        pass.Trace.Spread = [.. signals.Select(signal => Spread.OverChannels(signal, shape.Channels, pass))];
        return Elementwise.Run(Operation.Multiply, "the product", shape, pass.Trace.Spread, "product", pass);
    }

    /// <summary>The gradient of each is that of the output times all others.</summary>
    public override Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass)
    {
        if (dy is not { } gradient)
            return null;
        var (signals, spread) = (pass.Trace.Signals, pass.Trace.Spread);
        return Hand([.. signals.Select((signal, place) => Spread.Gather(Elementwise.Run(Operation.Multiply, "the product", gradient.Shape,
            [gradient, .. spread.Where((_, other) => other != place)], "dfactor", pass), signal.Shape, pass))], pass);
    }
}
