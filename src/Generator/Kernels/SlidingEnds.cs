using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints the sums of a tile whose windows reach beyond an end of the signal: of the taps that lie within it and no others, so that nothing has to be copied to where
/// there is room around.
/// </summary>
/// <param name="kernel">The kernel.</param>
/// <param name="vector">The vector of channels.</param>
/// <param name="weight">Where a tap's weights lie.</param>
internal sealed class SlidingEnds(SlidingKernel kernel, VectorWriter vector, Func<string, string> weight)
{
    /// <summary>Prints them; where all taps' weights are in registers each value is read once, else there is a loop over the taps that all positions see.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The tile.</param>
    /// <param name="areWeightsHeld">Whether the weights are in registers.</param>
    public void Emit(SourceWriter writer, TileRun run, bool areWeightsHeld)
    {
        var seen = (from position in Enumerable.Range(0, run.Tile.Rows)
                    from tap in Enumerable.Range(0, kernel.Taps)
                    where kernel.IsThere(run.Start + position, tap)
                    select (Position: position, Tap: tap)).ToList();
        if (areWeightsHeld)
        {
            EmitValues(writer, run, seen);
            return;
        }

        var common = Enumerable.Range(0, kernel.Taps).Where(tap => seen.Count(pair => pair.Tap == tap) == run.Tile.Rows).ToList();
        EmitCommon(writer, run, common);
        foreach (var tap in seen.Where(pair => !common.Contains(pair.Tap)).GroupBy(pair => pair.Tap))
            EmitTap(writer, run, tap.Key, tap.Select(pair => pair.Position));
    }

    private int Place(TileRun run, int position, int tap) => (run.Start + position) * kernel.PositionStride + tap * kernel.TapStride - kernel.Absent.Before;

    private void EmitValues(SourceWriter writer, TileRun run, IEnumerable<(int Position, int Tap)> seen)
    {
        foreach (var value in seen.GroupBy(pair => Place(run, pair.Position, pair.Tap)).OrderBy(value => value.Key))
        {
            var name = "x" + Literal.Of(value.Key);
            writer.Line($"var {name} = {vector.Load("xv", Literal.Of(value.Key))};");
            foreach (var (position, tap) in value)
                SlidingEmitter.EmitMultiplyAdd(writer, vector, position, name, $"w{Literal.Of(tap)}");
        }
    }

    private void EmitCommon(SourceWriter writer, TileRun run, IReadOnlyList<int> taps)
    {
        if (taps.Count == 0)
            return;
        var (first, count) = (taps[0], taps.Count);
        using (writer.Block($"for (nint tap = 0; tap < {Literal.Of(count)}; tap++)"))
        {
            writer.Line($"var weight = {vector.Load("wv", weight(first == 0 ? "tap" : $"(tap + {Literal.Of(first)})"))};");
            for (var position = 0; position < run.Tile.Rows; position++)
                SlidingEmitter.EmitMultiplyAdd(writer, vector, position, vector.Load("xv", Offset.Sum("tap * TapStride", Literal.Of(Place(run, position, first)))), "weight");
        }
    }

    private void EmitTap(SourceWriter writer, TileRun run, int tap, IEnumerable<int> positions)
    {
        using (writer.Braces())
        {
            writer.Line($"var weight = {vector.Load("wv", weight(Literal.Of(tap)))};");
            foreach (var position in positions)
                SlidingEmitter.EmitMultiplyAdd(writer, vector, position, vector.Load("xv", Literal.Of(Place(run, position, tap))), "weight");
        }
    }
}
