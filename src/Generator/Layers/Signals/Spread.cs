using Gen.Generator.Graph;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>Signals of one step or one channel where a whole one is wanted, and their gradients, which are sums.</summary>
internal static class Spread
{
    /// <summary>The signal with each step's only value in all channels; itself where it has them all.</summary>
    public static Tensor OverChannels(Tensor x, int channels, LoweringBuilder pass)
    {
        if (x.Shape.Channels == channels)
            return x;
        var y = pass.Buffer("spread", new(x.Shape.Length, channels));
        pass.Run(new UpsampleKernel(IsBackward: false, x.Shape.Length, Channels: 1, channels), x.At(), y.At());
        return y;
    }

    /// <summary>The gradient of a signal, from that of what it was spread to.</summary>
    public static Tensor Gather(Tensor dy, Shape shape, LoweringBuilder pass)
    {
        if (dy.Shape.Length > shape.Length)
            dy = OverSteps(dy, pass);
        if (dy.Shape.Channels == shape.Channels)
            return dy;
        var dx = pass.Buffer("dspread", shape);
        pass.Run(new UpsampleKernel(IsBackward: true, shape.Length, Channels: 1, dy.Shape.Channels), dy.At(), dx.At());
        return dx;
    }

    /// <summary>The sums over all steps, in blocks where they are many.</summary>
    private static Tensor OverSteps(Tensor dy, LoweringBuilder pass)
    {
        var sums = pass.Buffer("dstep", new(1, dy.Shape.Channels));
        pass.Run(new ZeroKernel(1, dy.Shape.Channels, dy.Shape.Channels), sums.At());
        pass.Run(new ColumnSumKernel(ColumnSumKind.Add, dy.Shape.Length, dy.Shape.Channels), dy.At(), sums.At());
        return sums;
    }
}
