using System;
using Gen;

namespace Benchmarks.Shapes;

/// <summary>A convolution's padding and output length, by the formulas of the documentation.</summary>
internal readonly struct ConvolutionSize
{
    private readonly long _filterMultiplyAdds;

    /// <summary>Resolves a layer on an input.</summary>
    public ConvolutionSize(Conv1dAttribute layer, int length, int channels)
    {
        var reach = layer.Dilation * (layer.Width - 1);
        (Left, Right) = layer.Padding switch
        {
            "valid" => (0, 0),
            "causal" => (reach, 0),
            "same" => Same(length, layer.Stride, reach),
            int both => (both, both),
            int[] sides => (sides[0], sides[1]),
            _ => throw new ArgumentException($"The padding is {layer.Padding}; expected what Conv1d takes.", nameof(layer)),
        };
        OutputLength = (length + Left + Right - reach - 1) / layer.Stride + 1;
        OutputChannels = layer.Filters;
        _filterMultiplyAdds = (long)layer.Width * channels / layer.Groups;
    }

    public int Left { get; }

    public int Right { get; }

    public int OutputLength { get; }

    public int OutputChannels { get; }

    public long MultiplyAdds => _filterMultiplyAdds * OutputLength * OutputChannels;

    private static (int Left, int Right) Same(int length, int stride, int reach)
    {
        var total = Math.Max(((length + stride - 1) / stride - 1) * stride + reach + 1 - length, 0);
        return (total / 2, total - total / 2);
    }
}
