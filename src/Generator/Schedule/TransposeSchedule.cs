using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Target;

namespace Gen.Generator.Schedule;

/// <summary>Neighbouring tiles of rows, or of columns.</summary>
/// <param name="Start">The first row.</param>
/// <param name="Count">The tiles.</param>
/// <param name="Blocks">The blocks of each.</param>
/// <param name="Size">The rows of a block.</param>
internal sealed record TransposeTiles(int Start, int Count, int Blocks, int Size)
{
    /// <summary>The rows of a tile.</summary>
    public int Length => Blocks * Size;
}

/// <summary>
/// How a transposition goes: in blocks of eight or four rows and four columns. What is left over at the end is in one more block, which begins as much earlier as it
/// is longer. Of fewer columns than four a row's load reaches into the next one, and of fewer rows than four a store into the next row of the output, which is
/// written later; so the last ones are done float by float.
/// Blocks come tile by tile: of the columns of a cache line, so that lines of both sides are done with while they are near. (140 columns of 256 took six times as long
/// row by row, on Zen 5, and 64 of 1,000 once and a half.) Where the output's rows would fall into one set of the first cache, a tile is some rows, too, and done column by column: its
/// lines of output are filled one after the other (1,024 rows of 64: 0.5 cycles a float, else 1.2).
/// </summary>
/// <param name="Rows">The tiles of rows; none where everything is done float by float.</param>
/// <param name="Columns">The tiles of columns.</param>
/// <param name="BlockRows">The rows that are in blocks.</param>
/// <param name="BlockColumns">The columns that are in blocks.</param>
internal sealed record TransposeSchedule(IReadOnlyList<TransposeTiles> Rows, IReadOnlyList<TransposeTiles> Columns, int BlockRows, int BlockColumns)
{
    /// <summary>The columns of a block, and the rows of the smaller one: the lanes within which all machines interleave.</summary>
    public const int LaneQuad = 4;

    /// <summary>The columns of a tile.</summary>
    private const int LineColumns = L1Cache.LineFloats;

    private static readonly TransposeSchedule s_singles = new([], [], 0, 0);

    /// <summary>Whether a tile's columns are done one after the other, and not its rows.</summary>
    public bool IsColumnByColumn { get; init; }

    /// <summary>What the arithmetic says that it costs.</summary>
    public static double Cycles(TransposeKernel kernel, VectorIsa isa)
    {
        var schedule = Choose(kernel, isa);
        var blocks = schedule.Rows.Sum(run => run.Count * run.Blocks) * schedule.Columns.Sum(run => run.Count * run.Blocks);
        var floats = (long)kernel.Rows * kernel.Columns;
        var isFarther = schedule.IsColumnByColumn || 2 * floats > L1Cache.SecondCacheFloats * 4L;
        var far = 2 * floats <= L1Cache.Floats ? 0 : isFarther ? MovementCosts.FartherCycles : MovementCosts.FarCycles;
        return MovementCosts.BlockCycles * blocks + MovementCosts.SingleCycles * (floats - (long)schedule.BlockRows * schedule.BlockColumns + kernel.FurtherColumns) + far * floats;
    }

    /// <summary>What it costs at least, where all lies in whole blocks and near.</summary>
    public static double LeastCycles(int floats, VectorIsa isa) => MovementCosts.BlockCycles * floats / (Lanes(isa) * LaneQuad);

    /// <summary>The lanes that a transposition uses: of wider vectors more shuffles than of these are in the way of one port (16 rows took 12 cycles, twice 8 took 8).</summary>
    public static int Lanes(VectorIsa isa) => isa.Lanes > 2 * LaneQuad ? 2 * LaneQuad : isa.Lanes;

    public static TransposeSchedule Choose(TransposeKernel kernel, VectorIsa isa)
    {
        var isNarrow = kernel.Columns < LaneQuad;
        var isFlat = kernel.Rows < LaneQuad;
        if (isa.Lanes < LaneQuad || kernel.Rows < 2 || kernel.Columns < 2 || (isNarrow && isFlat) || (isFlat && kernel.OutputStride != kernel.Rows))
            return s_singles;
        var rows = isNarrow ? kernel.Rows - 1 : kernel.Rows;
        var columns = isFlat ? kernel.Columns - (LaneQuad + kernel.Rows - 1) / kernel.Rows + 1 : kernel.Columns;
        if ((!isNarrow && columns < LaneQuad) || (!isFlat && rows < LaneQuad))
            return s_singles;
        var isColumnByColumn = rows >= MovementCosts.TileRows && !Hold(LineColumns, kernel.OutputStride) && Hold(MovementCosts.TileRows, kernel.InputStride);
        return new(Cover(rows, Lanes(isa), isColumnByColumn ? MovementCosts.TileRows : rows), Cover(columns, LaneQuad, LineColumns), rows, columns) { IsColumnByColumn = isColumnByColumn };
    }

    private static bool Hold(int rows, int stride) => L1Cache.Holds(rows, L1Cache.LineFloats, stride, 0.75);

    /// <summary>Rows, or columns, in tiles of blocks of such a size.</summary>
    private static List<TransposeTiles> Cover(int count, int size, int tile)
    {
        if (count < size)
            return size > LaneQuad ? Cover(count, size / 2, tile) : [new(0, 1, 1, count)];
        var blocks = Math.Max(tile / size, 1);
        var (tiles, rest) = (count / size / blocks, count / size % blocks);
        var runs = new List<TransposeTiles>();
        if (tiles > 0)
            runs.Add(new(0, tiles, blocks, size));
        if (rest > 0)
            runs.Add(new(tiles * blocks * size, 1, rest, size));
        var single = count % size;
        var last = single <= size / 2 && size > LaneQuad ? size / 2 : size;
        if (single > 0)
            runs.Add(new(count - last, 1, 1, last));
        return runs;
    }
}
