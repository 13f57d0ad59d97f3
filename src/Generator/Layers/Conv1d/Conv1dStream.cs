using Gen.Generator.Layers.Streams;
using Gen.Support;

namespace Gen.Generator.Layers.Conv1d;

internal sealed partial record Conv1dLayer
{
    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Window(x, StreamWindow(x), this, WithoutPadding);

    /// <summary>The same layer for windows that have their padding.</summary>
    public Conv1dLayer WithoutPadding => this with { Padding = Padding.Valid, PaddingMode = PaddingMode.Constant, PaddingValue = 0 };

    /// <summary>The window that the layer moves over a stream.</summary>
    public StreamWindow StreamWindow(StreamSignal x)
    {
        var window = Layers.Streams.StreamWindow.Of(x.Shape, Width, Stride, Dilation, Padding);
        if (window.MostLeft == 0 && window.MostRight == 0)
            return window;
        return window with { Fill = FillOf(Name, PaddingMode), Value = PaddingValue };
    }

    private static StreamFill FillOf(string layer, PaddingMode mode) => mode switch
    {
        PaddingMode.Constant => StreamFill.Constant,
        PaddingMode.Replicate => StreamFill.Replicate,
        PaddingMode.Reflect => StreamFill.Reflect,
        PaddingMode.Symmetric => StreamFill.Symmetric,
        _ => throw new CannotStreamException(layer, "its circular padding begins with the end of the signal, which a stream has not seen yet"),
    };
}
