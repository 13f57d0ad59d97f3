using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>Gives the signal that stands here a name; nothing moves.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Signal">The signal's, behind that of the place where it stands.</param>
internal sealed record KeepLayer(string Name, string Signal) : SignalLayer(Name)
{
    public static Layer Read(LayerArguments arguments) => new KeepLayer(arguments.Name, arguments.Signal("Signal"));

    public override bool KeepsValues => true;

    public override string Describe(Shape input) => $"the signal, from here on called {Shown(Signal)}";

    public override Tensor Forward(Tensor x, ForwardLowering pass) => pass.Signals[Signal] = x;

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        stream.Share(x);
        return stream.Signals[Signal] = x;
    }

    /// <summary>What goes on, and all that took the signal further behind.</summary>
    public override Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass)
    {
        var others = pass.GradientOf(Signal);
        return dy is { } main && others is { } other ? pass.Sum(main, other, "dkept") : dy ?? others;
    }
}
