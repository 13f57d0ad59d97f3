using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>The sum of several signals; one of a single step is added to all steps.</summary>
internal sealed record AddLayer(string Name, EquatableArray<string> Signals) : MergeLayer(Name, Signals)
{
    public static Layer Read(LayerArguments arguments) => new AddLayer(arguments.Name, arguments.Signals("Signals"));

    protected override string Rule => "signals that are added have the same number of channels, and of steps, but for those of one step, which are spread over all";

    public override bool Fits(IReadOnlyList<Shape> signals) => HaveOneLength(signals) && signals.All(shape => shape.Channels == signals[0].Channels);

    public override Shape Merge(IReadOnlyList<Shape> signals) => new(LengthOf(signals), signals[0].Channels);

    public override string Describe(Shape input) => $"plus {Names}";

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var signals = Inputs(x, pass);
        pass.Trace.Signals = signals;
        // Two at a time, so that the first sum can be a part of the store in front.
        var sum = signals[0];
        foreach (var signal in signals.Skip(1))
            sum = Elementwise.Run(Operation.Add, "the sum", Merge([sum.Shape, signal.Shape]), [sum, signal], "sum", pass);
        return sum;
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => Inputs(x, stream).Skip(1)
        .Aggregate(x, (sum, signal) => stream.JoinBeside(this, sum, signal, (a, b, pass) => pass.Sum(a, b, "sum")));

    public override Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass) =>
        dy is { } gradient ? Hand([.. pass.Trace.Signals.Select(signal => Spread.Gather(gradient, signal.Shape, pass))], pass) : null;
}
