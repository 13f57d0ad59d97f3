using System;
using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>
/// A second packing of a convolution's weights, for the gradient of its input: the taps flipped, and in each tap rows and columns exchanged.
/// Row <c>(taps - 1 - k) * GroupFilters + f</c> and column c of group g hold <c>w[k, c, f]</c>. For dot products a panel is one column, and nothing is exchanged.
/// </summary>
internal sealed class TransposedWeights
{
    private readonly Parameter _weights;
    private readonly PackedLayout _layout;
    private readonly AlignedBuffer _values;
    private readonly int _taps;
    private bool _isStale = true;

    public TransposedWeights(Parameter weights, int taps, int channels, bool inRows = false)
    {
        (_weights, _taps, _layout) = (weights, taps, LayoutOf(weights.Layout, taps, channels));
        if (inRows)
            _layout = _layout with { Lanes = 1 };
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
    public static PackedLayout LayoutOf(PackedLayout source, int taps, int channels) =>
        new PackedLayout(taps * source.GroupColumns, channels, source.Groups, source.Lanes);

    /// <summary>Writes the second packing: of each tap, where a panel of the one meets a panel of the other, as many rows as columns or fewer.</summary>
    public static void Fill(ParameterValues weights, int taps, PackedLayout layout, Span<float> to)
    {
        var (source, lanes) = (weights.Layout, layout.Lanes);
        var (channels, filters) = (layout.GroupColumns, source.GroupColumns);
        for (var group = 0; group < layout.Groups; group++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                for (var filter = 0; filter < filters; filter += lanes)
                {
                    for (var channel = 0; channel < channels; channel += lanes)
                    {
                        var start = source.IndexOf(tap * channels + channel, group * filters + filter);
                        var target = layout.IndexOf((taps - 1 - tap) * filters + filter, group * channels + channel);
                        Exchange(weights.Span[start..], to[target..], lanes, Math.Min(lanes, channels - channel), Math.Min(lanes, filters - filter));
                    }
                }
            }
        }
    }

    private void Refresh()
    {
        if (_layout.Lanes < _weights.Layout.Lanes)
            FillRows();
        else
            Fill(_weights.Values, _taps, _layout, _values.Span);
        _isStale = false;
    }

    /// <summary>The filters of a tap and a channel, a panel at a time. Dot products have one group.</summary>
    private void FillRows()
    {
        var (source, channels) = (_weights.Layout, _layout.Columns);
        for (var row = 0; row < source.Rows; row++)
        {
            var (tap, channel) = (row / channels, row % channels);
            for (var filter = 0; filter < source.Columns; filter += source.Lanes)
            {
                _weights.Packed.Slice(source.IndexOf(row, filter), Math.Min(source.Lanes, source.Columns - filter))
                    .CopyTo(_values.Span[_layout.IndexOf((_taps - 1 - tap) * source.Columns + filter, channel)..]);
            }
        }
    }

    /// <summary>Exchanges so many rows and columns, four by four as far as that goes; from one row to the next it is a panel's lanes on both sides.</summary>
    private static void Exchange(ReadOnlySpan<float> from, Span<float> to, int lanes, int rows, int columns)
    {
        const int Size = Transposition.BlockSize;
        var (wholeRows, wholeColumns) = (rows / Size * Size, columns / Size * Size);
        for (var row = 0; row < wholeRows; row += Size)
        {
            for (var column = 0; column < wholeColumns; column += Size)
            {
                Transposition.Block(ref Unsafe.AsRef(in from.Slice(row * lanes + column, 3 * lanes + Size)[0]), lanes,
                    ref to.Slice(column * lanes + row, 3 * lanes + Size)[0], lanes);
            }
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = row < wholeRows ? wholeColumns : 0; column < columns; column++)
                to[column * lanes + row] = from[row * lanes + column];
        }
    }
}
