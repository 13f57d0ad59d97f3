using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Signals;

/// <summary>Several signals side by side in the channels; one of a single step stands beside each step.</summary>
internal sealed record JoinLayer(string Name, EquatableArray<string> Signals) : MergeLayer(Name, Signals)
{
    public static Layer Read(LayerArguments arguments) => new JoinLayer(arguments.Name, arguments.Signals("Signals"));

    protected override string Rule => "signals side by side have the same number of steps, but for those of one step, which are spread over all";

    public override bool AreNeverNegative(IReadOnlyList<bool> signals) => signals.All(isNever => isNever);

    public override bool Fits(IReadOnlyList<Shape> signals) => HaveOneLength(signals);

    public override Shape Merge(IReadOnlyList<Shape> signals) => Beside(signals);

    private static Shape Beside(IReadOnlyList<Shape> signals) => new(LengthOf(signals), signals.Aggregate(0, (sum, shape) => checked(sum + shape.Channels)));

    public override string Describe(Shape input) => $"{Literal.Of(input.Channels)} channels and behind them those of {Names}";

    /// <summary>The signal in front first: it may be written into its columns in the first place.</summary>
    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Signals = Inputs(x, pass);
        return SideBySide(pass.Trace.Signals, pass);
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        var signals = Inputs(x, stream);
        return stream.Join(this, signals.Sum(signal => signal.Shape.Channels), signals, (_, inputs, pass) =>
        {
            pass.Layer = Name;
            return SideBySide(inputs, pass);
        });
    }

    /// <summary>Copies signals into their columns.</summary>
    public static Tensor SideBySide(IReadOnlyList<Tensor> signals, ForwardLowering pass)
    {
        var y = pass.Buffer("output", Beside([.. signals.Select(signal => signal.Shape)]));
        var column = 0;
        foreach (var signal in signals)
        {
            var channels = signal.Shape.Channels;
            pass.Run(signal.Shape.Length == y.Shape.Length
                ? MapKernel.Copy(signal.Shape, channels, y.Shape.Channels)
                : new MapKernel(y.Shape.Length, channels, EquatableArray.Of(0), y.Shape.Channels, Expression.Identity), signal.At(), y.At(column));
            column += channels;
        }

        return y;
    }

    public override Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass)
    {
        if (dy is not { } gradient)
            return null;
        var (gradients, column) = (new List<Tensor>(), 0);
        foreach (var signal in pass.Trace.Signals)
        {
            var columns = pass.Buffer("dpart", new(gradient.Shape.Length, signal.Shape.Channels));
            pass.Run(MapKernel.Copy(columns.Shape, gradient.Shape.Channels, columns.Shape.Channels), gradient.At(column), columns.At());
            gradients.Add(Spread.Gather(columns, signal.Shape, pass));
            column += signal.Shape.Channels;
        }

        return Hand(gradients, pass);
    }
}
