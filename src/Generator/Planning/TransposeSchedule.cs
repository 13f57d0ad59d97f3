using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>Neighbouring blocks of rows, or of columns.</summary>
/// <param name="Start">The first row.</param>
/// <param name="Count">The blocks.</param>
/// <param name="Size">The rows of each.</param>
internal readonly record struct TransposeRun(int Start, int Count, int Size);

/// <summary>
/// How a transposition goes: in blocks of eight or four rows and four columns. What is left over at the end is in one more block, which begins as much earlier as it
/// is longer. Of fewer columns than four a row's load reaches into the next one, and of fewer rows than four a store into the next row of the output, which is
/// written later; so the last ones are done float by float.
/// </summary>
/// <param name="Rows">The blocks of rows; none where everything is done float by float.</param>
/// <param name="Columns">The blocks of columns.</param>
/// <param name="BlockRows">The rows that are in blocks.</param>
/// <param name="BlockColumns">The columns that are in blocks.</param>
internal sealed record TransposeSchedule(IReadOnlyList<TransposeRun> Rows, IReadOnlyList<TransposeRun> Columns, int BlockRows, int BlockColumns)
{
    /// <summary>The columns of a block, and the rows of the smaller one: the lanes within which all machines interleave.</summary>
    public const int Four = 4;

    /// <summary>A block's loads, shuffles and stores, measured: one of eight rows puts its loads together on ports that do not shuffle.</summary>
    private const double BlockCycles = 6;

    /// <summary>A float's load and store.</summary>
    private const double SingleCycles = 1.2;

    /// <summary>The floats of both sides that stay in a first cache of 32 KB.</summary>
    private const int NearFloats = 8192;

    /// <summary>What a float costs beside that where they do not stay: 16,000 took 0.64 cycles each, three times what they take near.</summary>
    private const double FarCycles = 0.45;

    private static readonly TransposeSchedule s_singles = new([], [], 0, 0);

    /// <summary>What the arithmetic says that it costs.</summary>
    public static double Cycles(TransposeKernel kernel, VectorIsa isa)
    {
        var schedule = Choose(kernel, isa);
        var blocks = schedule.Rows.Sum(run => run.Count) * schedule.Columns.Sum(run => run.Count);
        var floats = (long)kernel.Rows * kernel.Columns;
        return BlockCycles * blocks + SingleCycles * (floats - (long)schedule.BlockRows * schedule.BlockColumns) + (2 * floats > NearFloats ? FarCycles * floats : 0);
    }

    /// <summary>The lanes that a transposition uses: of wider vectors more shuffles than of these are in the way of one port (16 rows took 12 cycles, twice 8 took 8).</summary>
    public static int Lanes(VectorIsa isa) => isa.Lanes > 2 * Four ? 2 * Four : isa.Lanes;

    public static TransposeSchedule Choose(TransposeKernel kernel, VectorIsa isa)
    {
        var isNarrow = kernel.Columns < Four;
        var isFlat = kernel.Rows < Four;
        if (isa.Lanes < Four || kernel.Rows < 2 || kernel.Columns < 2 || (isNarrow && isFlat) || (isFlat && kernel.OutputStride != kernel.Rows))
            return s_singles;
        var rows = isNarrow ? kernel.Rows - 1 : kernel.Rows;
        var columns = isFlat ? kernel.Columns - (Four + kernel.Rows - 1) / kernel.Rows + 1 : kernel.Columns;
        return (isNarrow || columns >= Four) && (isFlat || rows >= Four) ? new(Cover(rows, Lanes(isa)), Cover(columns, Four), rows, columns) : s_singles;
    }

    private static List<TransposeRun> Cover(int count, int size)
    {
        if (count < size)
            return size > Four ? Cover(count, size / 2) : [new(0, 1, count)];
        var (whole, rest) = (count / size, count % size);
        var runs = new List<TransposeRun> { new(0, whole, size) };
        var last = rest <= size / 2 && size > Four ? size / 2 : size;
        if (rest > 0)
            runs.Add(new(count - last, 1, last));
        return runs;
    }
}
