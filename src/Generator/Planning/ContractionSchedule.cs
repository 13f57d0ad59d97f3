using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>A block of neighbouring column vectors and the tiles of positions that it is computed in.</summary>
/// <param name="FirstVector">The first vector of columns.</param>
/// <param name="Count">The equal blocks, one behind the other.</param>
/// <param name="Vectors">The vectors of each.</param>
/// <param name="LastLanes">The columns in the last vector of a block; fewer than a vector has at a ragged end.</param>
/// <param name="Runs">The tiles.</param>
internal sealed record ColumnBlock(int FirstVector, int Count, int Vectors, int LastLanes, IReadOnlyList<TileRun> Runs)
{
    /// <summary>Divides columns into blocks; a ragged end makes a block of its own.</summary>
    /// <param name="isa">The instruction set.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="width">The vectors of a block.</param>
    /// <param name="cover">The tiles of a block of so many vectors.</param>
    public static IEnumerable<ColumnBlock> Divide(
        VectorIsa isa, int columns, int width, System.Func<int, IReadOnlyList<TileRun>> cover)
    {
        var vectors = (columns + isa.Lanes - 1) / isa.Lanes;
        var lastLanes = columns - (vectors - 1) * isa.Lanes;
        var whole = lastLanes < isa.Lanes && vectors % width == 0 ? vectors / width - 1 : vectors / width;
        var rest = vectors - whole * width;
        if (whole > 0)
            yield return new(0, whole, width, isa.Lanes, cover(width));
        if (rest > 0)
            yield return new(whole * width, 1, rest, lastLanes, cover(rest));
    }
}

/// <summary>How a contraction is computed on one instruction set: the cheapest tiles by arithmetic.</summary>
internal static class ContractionSchedule
{
    private static readonly int[] s_parts = [1, 2, 4];

    public static IReadOnlyList<ColumnBlock> Choose(ContractionKernel kernel, VectorIsa isa)
    {
        var steps = kernel.Taps * kernel.TapLength;
        var parts = s_parts.Where(part => kernel.TapLength % part == 0).ToList();
        var vectors = (kernel.Columns + isa.Lanes - 1) / isa.Lanes;
        (double Cycles, IReadOnlyList<TileRun> Runs) Cover(int width)
        {
            var rolled = Tiling.Cover(isa, kernel.Positions, width, steps, parts);
            var stationary = StationaryTiling.Cover(kernel, isa, width);
            return stationary.Cycles < rolled.Cycles ? stationary : rolled;
        }

        var width = Tiling.BlockVectors(vectors, block => Cover(block).Cycles);
        return ColumnBlock.Divide(isa, kernel.Columns, width, block => Cover(block).Runs).ToList();
    }
}
