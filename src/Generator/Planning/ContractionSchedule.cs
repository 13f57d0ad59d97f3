using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>How a contraction is computed on one instruction set: the cheapest tiles by arithmetic.</summary>
internal static class ContractionSchedule
{
    private static readonly int[] s_parts = [1, 2, 4];

    public static IReadOnlyList<ColumnBlock> Choose(ContractionKernel kernel, VectorIsa isa) => Plan(kernel, isa).Blocks;

    /// <summary>What the arithmetic says that it costs.</summary>
    public static double Cycles(ContractionKernel kernel, VectorIsa isa) => kernel.Groups * Plan(kernel, isa).Cycles;

    private static (double Cycles, IReadOnlyList<ColumnBlock> Blocks) Plan(ContractionKernel kernel, VectorIsa isa)
    {
        var steps = kernel.Taps * kernel.TapLength;
        var parts = s_parts.Where(part => kernel.TapLength % part == 0).ToList();
        var vectors = (kernel.Columns + isa.Lanes - 1) / isa.Lanes;
        var known = new Dictionary<int, (double Cycles, IReadOnlyList<TileRun> Runs)>();
        (double Cycles, IReadOnlyList<TileRun> Runs) Cover(int width)
        {
            if (known.TryGetValue(width, out var cover))
                return cover;
            var rolled = Tiling.Cover(isa, kernel.Positions, width, steps, parts);
            var stationary = StationaryTiling.Cover(kernel, isa, width);
            return known[width] = stationary.Cycles < rolled.Cycles ? stationary : rolled;
        }

        var width = Tiling.BlockVectors(vectors, block => Cover(block).Cycles);
        var blocks = ColumnBlock.Divide(isa, kernel.Columns, width, block => Cover(block).Runs).ToList();
        return (blocks.Sum(block => block.Count * Cover(block.Vectors).Cycles), blocks);
    }
}
