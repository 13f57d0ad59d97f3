using System;
using System.Runtime.CompilerServices;

namespace Gen;

/// <summary>
/// Where the values of a parameter lie in memory. The canonical layout is a row-major matrix <c>[Rows, Columns]</c> (a convolution has
/// <c>Width * Channels / Groups</c> rows and a column for each filter; a bias has one row). Kernels read panels of <see cref="Lanes"/> neighbouring
/// columns, one vector for each row: packed is <c>[Groups, Panels, Rows, Lanes]</c>, with zeros where a panel is wider than its group.
/// </summary>
/// <param name="Rows">The rows of the canonical matrix.</param>
/// <param name="Columns">The columns of the canonical matrix, all groups together.</param>
/// <param name="Groups">The groups that the columns are divided into; panels never cross them.</param>
/// <param name="Lanes">The width of a panel: the floats of one vector.</param>
public readonly record struct PackedLayout(int Rows, int Columns, int Groups, int Lanes)
{
    /// <summary>The layout of a vector such as a bias: one row, the same on every instruction set, with room for whole vectors.</summary>
    /// <param name="length">The number of values.</param>
    public static PackedLayout Vector(int length) => new(1, length, 1, 16);

    /// <summary>The columns of one group.</summary>
    public int GroupColumns => Columns / Groups;

    /// <summary>The panels of one group.</summary>
    public int Panels => (GroupColumns + Lanes - 1) / Lanes;

    /// <summary>The number of values, padding excluded.</summary>
    public int Length => Rows * Columns;

    /// <summary>The number of values, padding included.</summary>
    public int PackedLength
    {
        // Compiled at once with what it calls: six methods less when a network is made.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => Groups * Panels * Rows * Lanes;
    }

    /// <summary>The packed place of a canonical element.</summary>
    public int IndexOf(int row, int column)
    {
        var (group, inGroup) = (column / GroupColumns, column % GroupColumns);
        var (panel, lane) = (inGroup / Lanes, inGroup % Lanes);
        return (((group * Panels) + panel) * Rows + row) * Lanes + lane;
    }

    /// <summary>Canonical to packed; the padding is left as it is.</summary>
    /// <remarks>Compiled well at once: it runs over all weights when a network is made.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(ReadOnlySpan<float> canonical, Span<float> packed)
    {
        for (var column = 0; column < Columns; column++)
        {
            var start = IndexOf(0, column);
            for (var row = 0; row < Rows; row++)
                packed[start + row * Lanes] = canonical[row * Columns + column];
        }
    }

    /// <summary>Packed to canonical.</summary>
    public void Unpack(ReadOnlySpan<float> packed, Span<float> canonical)
    {
        for (var column = 0; column < Columns; column++)
        {
            var start = IndexOf(0, column);
            for (var row = 0; row < Rows; row++)
                canonical[row * Columns + column] = packed[start + row * Lanes];
        }
    }
}
