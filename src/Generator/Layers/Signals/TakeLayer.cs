using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>A named signal in place of the one that stands here.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Signal">The signal's, behind that of the place where it stands.</param>
internal sealed record TakeLayer(string Name, string Signal) : SignalLayer(Name)
{
    public static Layer Read(LayerArguments arguments) => new TakeLayer(arguments.Name, arguments.Signal("Signal"));

    public override string Describe(Shape input) => $"goes on from {Shown(Signal)}";

    public override Tensor Forward(Tensor x, ForwardLowering pass) => pass.Signals[Signal];

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Signals[Signal];

    public override Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass)
    {
        if (dy is { } gradient)
            pass.Give(Signal, gradient);
        return null;
    }
}
