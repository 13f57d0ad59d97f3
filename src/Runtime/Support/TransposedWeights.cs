using System;

namespace Gen.Support;

/// <summary>
/// A second packing of a convolution's weights, for the gradient of its input: the taps flipped, and in each tap rows and columns exchanged.
/// Row <c>(taps - 1 - k) * GroupFilters + f</c> and column c of group g hold <c>w[k, c, f]</c>.
/// </summary>
internal sealed class TransposedWeights
{
    private readonly Parameter _weights;
    private readonly PackedLayout _layout;
    private readonly AlignedBuffer _values;
    private readonly int _taps;
    private bool _isStale = true;

    public TransposedWeights(Parameter weights, int taps, int channels)
    {
        (_weights, _taps, _layout) = (weights, taps, LayoutOf(weights, taps, channels));
        _values = new AlignedBuffer(_layout.PackedLength);
    }

    /// <summary>The first value, up to date.</summary>
    public ref float Origin
    {
        get
        {
            if (_isStale)
                Refresh();
            return ref _values.Origin;
        }
    }

    /// <summary>Says that the weights have changed.</summary>
    public void Invalidate() => _isStale = true;

    /// <summary>The layout of the second packing.</summary>
    public static PackedLayout LayoutOf(Parameter weights, int taps, int channels)
    {
        var source = weights.Layout;
        return new PackedLayout(taps * source.GroupColumns, channels, source.Groups, source.Lanes);
    }

    /// <summary>Writes the second packing.</summary>
    public static void Fill(Parameter weights, int taps, PackedLayout layout, Span<float> to)
    {
        for (var group = 0; group < layout.Groups; group++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                for (var channel = 0; channel < layout.GroupColumns; channel++)
                    CopyRow(weights, layout, to, group, (tap, taps), channel);
            }
        }
    }

    private void Refresh()
    {
        Fill(_weights, _taps, _layout, _values.Span);
        _isStale = false;
    }

    /// <summary>One row of the weights, all filters of one tap and channel, becomes a column.</summary>
    private static void CopyRow(Parameter weights, PackedLayout layout, Span<float> to, int group, (int Tap, int Of) tap, int channel)
    {
        var source = weights.Layout;
        ReadOnlySpan<float> from = weights.Packed;
        var (channels, filters) = (layout.GroupColumns, source.GroupColumns);
        var target = layout.IndexOf((tap.Of - 1 - tap.Tap) * filters, group * channels + channel);
        for (var filter = 0; filter < filters; filter += source.Lanes)
        {
            var start = source.IndexOf(tap.Tap * channels + channel, group * filters + filter);
            var lanes = Math.Min(source.Lanes, filters - filter);
            for (var lane = 0; lane < lanes; lane++)
                to[target + (filter + lane) * layout.Lanes] = from[start + lane];
        }
    }
}
