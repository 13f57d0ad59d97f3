using System;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Streams;

namespace Gen.Generator.Layers.ConvTranspose1d;

internal sealed partial record ConvTranspose1dLayer
{
    /// <summary>
    /// A frame is the last to reach as many outputs as the stride has steps: these are a window of all frames that reach them. What the padding cuts off the start
    /// is left out, and what it cuts off the end is held back.
    /// </summary>
    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        var reaching = (Extent + Stride - 1) / Stride;
        var left = Mirror(x.Shape).Left;
        // Outputs that no frame reaches any more, beside those that are cut off: so many more, or fewer, than the stride for each frame.
        var beyond = Infer(x.Shape).Length + left - x.Shape.Length * Stride;
        var (frames, held) = beyond > 0 ? ((beyond + Stride - 1) / Stride, 0) : (0, -beyond);
        var window = new StreamWindow(reaching, 1)
        {
            Factor = Stride, Left = reaching - 1, Right = frames, Delay = (double)left / Stride, Trimmed = frames * Stride - Math.Max(beyond, 0),
        };
        var whole = this with
        {
            Padding = new(PaddingKind.Explicit, (reaching - 1) * Stride, Math.Max(Extent - Stride, 0)), OutputPadding = Math.Max(Stride - Extent, 0),
        };
        if (window.Trimmed == 0 && left == 0 && held == 0)
            return stream.Window(x, window, this, whole);
        var y = stream.Window(x, window, this, whole with { Activation = ActivationFunction.None });
        y = stream.Cropped(y with { Shape = y.Shape with { Length = y.Shape.Length + left + held } }, Name, left, held);
        return Activation == ActivationFunction.None ? y : stream.Pointwise(y, new ActivationLayer(Name, Activation, ActivationRule.DefaultAlpha(Activation)));
    }
}
