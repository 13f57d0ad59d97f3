using System;
using System.Collections.Generic;
using Gen.Generator.Target;

namespace Gen.Generator.Schedule;

/// <summary>A block of neighbouring column vectors and the tiles of positions that it is computed in.</summary>
/// <param name="FirstVector">The first vector of columns.</param>
/// <param name="Count">The equal blocks, one behind the other.</param>
/// <param name="Vectors">The vectors of each.</param>
/// <param name="LastLanes">The columns in the last vector of a block; fewer than a vector has at a ragged end.</param>
/// <param name="IsRagged">Whether those are fewer than a vector has lanes.</param>
/// <param name="Runs">The tiles.</param>
/// <param name="FirstLane">The first column, counted from that vector's first; not zero only behind another part of the same vector.</param>
internal sealed record ColumnBlock(
    int FirstVector, int Count, int Vectors, int LastLanes, bool IsRagged, IReadOnlyList<TileRun> Runs, int FirstLane = 0)
{
    /// <summary>Divides columns into blocks; a ragged end makes a block of its own.</summary>
    /// <param name="isa">The instruction set.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="width">The vectors of a block.</param>
    /// <param name="cover">The tiles of a block of so many vectors.</param>
    public static IEnumerable<ColumnBlock> Divide(
        VectorIsa isa, int columns, int width, Func<int, IReadOnlyList<TileRun>> cover)
    {
        var vectors = (columns + isa.Lanes - 1) / isa.Lanes;
        var lastLanes = columns - (vectors - 1) * isa.Lanes;
        var whole = lastLanes < isa.Lanes && vectors % width == 0 ? vectors / width - 1 : vectors / width;
        var rest = vectors - whole * width;
        if (whole > 0)
            yield return new(0, whole, width, isa.Lanes, IsRagged: false, cover(width));
        if (rest > 0)
            yield return new(whole * width, 1, rest, lastLanes, lastLanes < isa.Lanes, cover(rest));
    }
}
