using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Depthwise;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Depthwise;

/// <summary>Prints the sums of a tile of positions of a convolution of each channel by itself: of what lies in the signal, where its windows reach beyond it.</summary>
internal sealed class DepthwiseSums(DepthwiseKernel kernel, VectorWriter vector)
{
    /// <summary>Prints the sums of one tile of one vector of channels.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The tiles that it is one of.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="x">The reference to what the tile's first tap sees at its first position; where windows reach beyond the signal, to the kernel's input.</param>
    public void Emit(SourceWriter writer, TileRun run, DepthwiseSchedule schedule, string x)
    {
        if (IsPaired(run, schedule))
            new DepthwisePairs(kernel, vector, schedule).Emit(writer, run.Tile.Rows / 2, x);
        else if (schedule.Groups == 0)
            EmitRolled(writer, run, x);
        else if (schedule.IsStationary)
            EmitUnrolled(writer, run, x, kernel.Taps, 1);
        else
            EmitGroups(writer, run, x, schedule.Groups);
    }

    /// <summary>Whether a tile's positions go in pairs.</summary>
    public static bool IsPaired(TileRun run, DepthwiseSchedule schedule) => schedule.IsPaired && run.Tile.Rows % 2 == 0;

    /// <summary>Prints the loads of some taps' weights.</summary>
    public void EmitWeights(SourceWriter writer, IEnumerable<string> taps)
    {
        foreach (var (tap, number) in taps.Select((tap, number) => (tap, number)))
            EmitWeight(writer, Literal.Of(number), tap);
    }

    /// <summary>Prints the load of a tap's weights.</summary>
    public void EmitWeight(SourceWriter writer, string number, string tap) => writer.Line($"var w{number} = {vector.Load("wv", Weight(tap))};");

    private string Weight(string tap) => (kernel.FirstRow, kernel.RowStep) switch
    {
        (0, 1) => tap == "0" ? "0" : $"{tap} * PanelLanes",
        _ => $"(FirstRow + {tap} * RowStep) * PanelLanes",
    };

    /// <summary>A loop over groups of every so-manieth tap, and what is left over. (Written out, the compiler would keep each value from one group to the next.)</summary>
    private void EmitGroups(SourceWriter writer, TileRun run, string x, int groups)
    {
        var (taps, rest) = (kernel.Taps / groups, kernel.Taps % groups);
        using (writer.Loop("group", groups) ?? writer.Braces())
        {
            EmitWeights(writer, Enumerable.Range(0, taps).Select(tap => groups == 1 ? Literal.Of(tap) : tap == 0 ? "group" : $"(group + {Literal.Of(tap * groups)})"));
            writer.Line($"ref var xGroup = {Offset.Ref(x, Offset.Each(groups, "group", "TapStride"))};");
            EmitUnrolled(writer, run, "xGroup", taps, groups);
        }

        if (rest == 0)
            return;
        using (writer.Braces())
        {
            EmitWeights(writer, Enumerable.Range(taps * groups, rest).Select(Literal.Of));
            writer.Line($"ref var xGroup = {Offset.Ref(x, Offset.Times(taps * groups, "TapStride"))};");
            EmitUnrolled(writer, run, "xGroup", rest, 1);
        }
    }

    /// <summary>Each value is read once and multiplied for every position that sees it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The tile.</param>
    /// <param name="x">The reference to what the first tap sees at the first position.</param>
    /// <param name="taps">The taps.</param>
    /// <param name="step">The filter's taps from one of them to the next.</param>
    private void EmitUnrolled(SourceWriter writer, TileRun run, string x, int taps, int step)
    {
        foreach (var value in Seen(run, taps, step).GroupBy(pair => Place(run, pair.Position, pair.Tap * step)).OrderBy(value => value.Key))
        {
            var name = "x" + Literal.Of(value.Key);
            writer.Line($"var {name} = {vector.Load(x, Literal.Of(value.Key))};");
            foreach (var (position, tap) in value)
                EmitMultiplyAdd(writer, position, name, $"w{Literal.Of(tap)}");
        }
    }

    /// <summary>A loop over the taps that all positions see, and the others one by one.</summary>
    private void EmitRolled(SourceWriter writer, TileRun run, string x)
    {
        var taps = Seen(run, kernel.Taps, 1).GroupBy(pair => pair.Tap, pair => pair.Position).ToList();
        var common = taps.Where(tap => tap.Count() == run.Tile.Rows).Select(tap => tap.Key).ToList();
        if (common.Count > 0)
            EmitCommon(writer, run, x, common.Min(), common.Count);
        foreach (var tap in taps.Where(tap => !common.Contains(tap.Key)).OrderBy(tap => tap.Key))
        {
            using (writer.Braces())
            {
                writer.Line($"var weight = {vector.Load("wv", Weight(Literal.Of(tap.Key)))};");
                foreach (var position in tap)
                    EmitMultiplyAdd(writer, position, vector.Load(x, Literal.Of(Place(run, position, tap.Key))), "weight");
            }
        }
    }

    private void EmitCommon(SourceWriter writer, TileRun run, string x, int first, int count)
    {
        using (writer.Block($"for (nint tap = 0; tap < {(count == kernel.Taps ? "Taps" : Literal.Of(count))}; tap++)"))
        {
            writer.Line($"var weight = {vector.Load("wv", Weight(first == 0 ? "tap" : $"(tap + {Literal.Of(first)})"))};");
            for (var position = 0; position < run.Tile.Rows; position++)
            {
                var place = kernel.Absent == default ? Offset.Times(position, "PositionStride") : Literal.Of(Place(run, position, first));
                EmitMultiplyAdd(writer, position, vector.Load(x, Offset.Sum("tap * TapStride", place)), "weight");
            }
        }
    }

    private void EmitMultiplyAdd(SourceWriter writer, int position, string value, string weight)
    {
        var accumulator = $"acc{Literal.Of(position)}";
        writer.Line($"{accumulator} = {vector.MultiplyAdd(value, weight, accumulator)};");
    }

    /// <summary>The tile's positions with those of some taps that see what lies in the signal.</summary>
    private IEnumerable<(int Position, int Tap)> Seen(TileRun run, int taps, int step) =>
        from position in Enumerable.Range(0, run.Tile.Rows)
        from tap in Enumerable.Range(0, taps)
        where kernel.IsThere(First(run) + position, tap * step)
        select (position, tap);

    /// <summary>The floats from the tile's reference to what a tap sees at a position.</summary>
    private int Place(TileRun run, int position, int tap) => (First(run) + position) * kernel.PositionStride + tap * kernel.TapStride - kernel.Absent.Before;

    /// <summary>The positions from the one that the tile's reference belongs to.</summary>
    private int First(TileRun run) => kernel.Absent == default ? 0 : run.Start;
}
