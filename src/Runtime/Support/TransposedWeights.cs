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
        var source = weights.Layout;
        (_weights, _taps) = (weights, taps);
        _layout = new PackedLayout(taps * source.GroupColumns, channels, source.Groups, source.Lanes);
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

    private void Refresh()
    {
        var source = _weights.Layout;
        var (channels, filters) = (_layout.GroupColumns, source.GroupColumns);
        for (var group = 0; group < source.Groups; group++)
        {
            for (var tap = 0; tap < _taps; tap++)
            {
                for (var channel = 0; channel < channels; channel++)
                    CopyRow(source, group, tap, channel, channels, filters);
            }
        }

        _isStale = false;
    }

    /// <summary>One row of the weights, all filters of one tap and channel, becomes a column.</summary>
    private void CopyRow(PackedLayout source, int group, int tap, int channel, int channels, int filters)
    {
        ReadOnlySpan<float> from = _weights.Packed;
        var to = _values.Span;
        var target = _layout.IndexOf((_taps - 1 - tap) * filters, group * channels + channel);
        for (var filter = 0; filter < filters; filter += source.Lanes)
        {
            var start = source.IndexOf(tap * channels + channel, group * filters + filter);
            var lanes = Math.Min(source.Lanes, filters - filter);
            for (var lane = 0; lane < lanes; lane++)
                to[target + (filter + lane) * _layout.Lanes] = from[start + lane];
        }
    }
}
