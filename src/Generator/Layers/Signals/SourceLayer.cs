using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>A further input of the network, which stands in front of all layers and is known by its name; what it stands in front of goes on.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Signal">The input's.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">The values in front of it in each sample.</param>
internal sealed record SourceLayer(string Name, string Signal, Shape Shape, int Offset) : SignalLayer(Name)
{
    public override bool KeepsValues => true;

    public override string Describe(Shape input) => $"a further input of {Shape}";

    /// <summary>The border has put it there.</summary>
    public override Tensor Forward(Tensor x, ForwardLowering pass) => x;

    /// <summary>The channels of a frame that are the input's.</summary>
    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        if (Shape.Length != x.Shape.Length)
            throw new CannotStreamException(Name, "it has another number of steps than the first input, and a stream gets a frame of each at a time");
        stream.Signals[Signal] = stream.FurtherInput(Name, Shape.Channels);
        return x;
    }

    /// <summary>The border takes its gradient from there.</summary>
    public override Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass) => dy;
}
