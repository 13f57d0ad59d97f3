using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints a convolution of each channel by itself: vectors of channels, and down the signal tiles of positions.</summary>
internal sealed class SlidingEmitter(SlidingKernel kernel) : ChannelwiseEmitter(kernel.Arguments, "w", kernel.Channels)
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("PositionStride", kernel.PositionStride, "Floats from one position to the next in x"),
        ("Taps", kernel.Taps, "Taps that one output sums over"),
        ("TapStride", kernel.TapStride, "Floats from one tap to the next in x"),
        ("PanelRows", kernel.PanelRows, "Rows of a panel of w: one vector of channels each"),
        ("FirstRow", kernel.FirstRow, "Row of the first tap in a panel of w"),
        ("RowStep", kernel.RowStep, "Rows from one tap to the next in a panel of w"),
        ("OutputStride", kernel.OutputStride, "Floats from one position to the next in y"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input, in rows of all its channels"),
        ("w", "the weights, packed: for each vector of channels a vector for each tap"),
        ("bias", "where the sums of each channel start"),
        ("beside", "what the last formula takes beside the sum"),
        ("y", "the output"),
        ("w{t}", "the weights of tap t"),
        ("x{i}", "row i of the tile's input: every position takes it that one of its taps is on"),
        ("acc{p}", "the sums of position p of the tile"),
    ];

    /// <summary>
    /// Where weights stay in registers, all positions of one vector before the next; else a tile's vectors one after the other, so that its rows, which lie behind
    /// one another, stay in the first cache whatever their distance.
    /// </summary>
    protected override void EmitChannels(SourceWriter writer, ChannelVectors channels)
    {
        var vector = channels.Vector;
        var schedule = SlidingSchedule.Choose(kernel, vector.Isa);
        if (!schedule.IsStationary)
        {
            ForEachTile(writer, schedule, "", run =>
            {
                using (EachVector(writer, channels, [.. Signals.Select(signal => (IsOfTile(signal) ? signal + "Tile" : signal, signal + "v")), .. VectorConstants]))
                {
                    EmitStart(writer, vector);
                    EmitTile(writer, vector, run, schedule, "v");
                }
            });
            return;
        }

        using (EachVector(writer, channels, [.. Signals.Select(signal => (signal, signal + "v")), .. VectorConstants]))
        {
            EmitWeights(writer, vector, Enumerable.Range(0, kernel.Taps).Select(Literal.Of));
            EmitStart(writer, vector);
            ForEachTile(writer, schedule, "v", run => EmitTile(writer, vector, run, schedule, "Tile"));
        }
    }

    /// <summary>What advances with the positions; without taps not the input, which may have fewer: even an unused reference is followed by the compiler's check for null.</summary>
    private IEnumerable<string> Signals => [.. kernel.Taps > 0 ? ["x"] : Array.Empty<string>(), "y", .. kernel.HasCompanion ? ["beside"] : Array.Empty<string>()];

    /// <summary>Whether a signal has a reference to the tile's part: not the input where a tile's windows begin before it.</summary>
    private bool IsOfTile(string signal) => signal != "x" || kernel.Absent == default;

    private IEnumerable<(string Of, string Name)> VectorConstants => kernel.HasBias ? [("w", "wv"), ("bias", "biasv")] : [("w", "wv")];

    private string Weight(string tap) => (kernel.FirstRow, kernel.RowStep) switch
    {
        (0, 1) => tap == "0" ? "0" : $"{tap} * Lanes",
        _ => $"(FirstRow + {tap} * RowStep) * Lanes",
    };

    private void EmitStart(SourceWriter writer, VectorWriter vector) =>
        writer.Line($"var start = {(kernel.HasBias ? vector.Load("biasv") : vector.Constant(0))};");

    /// <summary>Prints the loops over tiles, in which each signal has a reference to the tile's part.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="schedule">The tiles.</param>
    /// <param name="suffix">What the signals' names end in outside.</param>
    /// <param name="emit">Prints a tile.</param>
    private void ForEachTile(SourceWriter writer, SlidingSchedule schedule, string suffix, Action<TileRun> emit)
    {
        foreach (var run in schedule.Runs)
        {
            using (writer.Loop("tile", run.Count) ?? writer.Braces())
            {
                foreach (var signal in Signals.Where(IsOfTile))
                {
                    var stride = signal == "x" ? "PositionStride" : "OutputStride";
                    var tiles = Offset.Each(run.Count, "tile", $"({Offset.Times(run.Tile.Rows, stride)})");
                    writer.Line($"ref var {signal}Tile = {Offset.Ref(signal + suffix, Offset.Sum(Offset.Times(run.Start, stride), tiles))};");
                }

                emit(run);
            }
        }
    }

    /// <summary>Prints one tile of one vector of channels.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="run">The tiles that it is one of.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="suffix">What the signals' names end in.</param>
    private void EmitTile(SourceWriter writer, VectorWriter vector, TileRun run, SlidingSchedule schedule, string suffix)
    {
        var positions = run.Tile.Rows;
        for (var position = 0; position < positions; position++)
            writer.Line($"var acc{Literal.Of(position)} = start;");
        if (kernel.Taps > 0)
            EmitSums(writer, vector, run, schedule, "x" + suffix);
        for (var position = 0; position < positions; position++)
        {
            var offset = Offset.Times(position, "OutputStride");
            string[] operands = kernel.HasCompanion
                ? [$"acc{Literal.Of(position)}", vector.Load("beside" + suffix, offset)]
                : [$"acc{Literal.Of(position)}"];
            writer.Line(vector.Store(vector.Print(kernel.Epilogue, operands), "y" + suffix, offset));
        }
    }

    private void EmitSums(SourceWriter writer, VectorWriter vector, TileRun run, SlidingSchedule schedule, string x)
    {
        var positions = run.Tile.Rows;
        if (kernel.Absent != default)
            EmitEnds(writer, vector, run, schedule);
        else if (schedule.Groups == 0)
            EmitRolled(writer, vector, positions, x);
        else if (schedule.IsStationary)
            EmitUnrolled(writer, vector, positions, x, kernel.Taps, 1);
        else
            EmitGroups(writer, vector, positions, x, schedule.Groups);
    }

    private void EmitEnds(SourceWriter writer, VectorWriter vector, TileRun run, SlidingSchedule schedule)
    {
        if (!schedule.IsStationary && schedule.Groups == 1)
            EmitWeights(writer, vector, Enumerable.Range(0, kernel.Taps).Select(Literal.Of));
        new SlidingEnds(kernel, vector, Weight).Emit(writer, run, schedule.IsStationary || schedule.Groups == 1);
    }

    private void EmitWeights(SourceWriter writer, VectorWriter vector, IEnumerable<string> taps)
    {
        foreach (var (tap, number) in taps.Select((tap, number) => (tap, number)))
            writer.Line($"var w{Literal.Of(number)} = {vector.Load("wv", Weight(tap))};");
    }

    /// <summary>A loop over groups of every so-manieth tap, and what is left over. (Written out, the compiler would keep each value from one group to the next.)</summary>
    private void EmitGroups(SourceWriter writer, VectorWriter vector, int positions, string x, int groups)
    {
        var (taps, rest) = (kernel.Taps / groups, kernel.Taps % groups);
        using (writer.Loop("group", groups) ?? writer.Braces())
        {
            EmitWeights(writer, vector, Enumerable.Range(0, taps).Select(tap => groups == 1 ? Literal.Of(tap) : tap == 0 ? "group" : $"(group + {Literal.Of(tap * groups)})"));
            writer.Line($"ref var xGroup = {Offset.Ref(x, Offset.Each(groups, "group", "TapStride"))};");
            EmitUnrolled(writer, vector, positions, "xGroup", taps, groups);
        }

        if (rest == 0)
            return;
        using (writer.Braces())
        {
            EmitWeights(writer, vector, Enumerable.Range(taps * groups, rest).Select(Literal.Of));
            writer.Line($"ref var xGroup = {Offset.Ref(x, Offset.Times(taps * groups, "TapStride"))};");
            EmitUnrolled(writer, vector, positions, "xGroup", rest, 1);
        }
    }

    /// <summary>Each value is read once and multiplied for every position that sees it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">The vector of channels.</param>
    /// <param name="positions">The positions of the tile.</param>
    /// <param name="x">The reference to what the first tap sees at the first position.</param>
    /// <param name="taps">The taps.</param>
    /// <param name="step">The filter's taps from one of them to the next.</param>
    private void EmitUnrolled(SourceWriter writer, VectorWriter vector, int positions, string x, int taps, int step)
    {
        var uses = from position in Enumerable.Range(0, positions)
                   from tap in Enumerable.Range(0, taps)
                   group (position, tap) by position * kernel.PositionStride + tap * step * kernel.TapStride into value
                   orderby value.Key
                   select value;
        foreach (var value in uses)
        {
            var name = "x" + Literal.Of(value.Key);
            writer.Line($"var {name} = {vector.Load(x, Literal.Of(value.Key))};");
            foreach (var (position, tap) in value)
                EmitMultiplyAdd(writer, vector, position, name, $"w{Literal.Of(tap)}");
        }
    }

    private void EmitRolled(SourceWriter writer, VectorWriter vector, int positions, string x)
    {
        using (writer.Block("for (nint tap = 0; tap < Taps; tap++)"))
        {
            writer.Line($"var weight = {vector.Load("wv", Weight("tap"))};");
            for (var position = 0; position < positions; position++)
            {
                var value = vector.Load(x, Offset.Sum("tap * TapStride", Offset.Times(position, "PositionStride")));
                EmitMultiplyAdd(writer, vector, position, value, "weight");
            }
        }
    }

    /// <summary>Prints a multiply-add into the sums of a position.</summary>
    public static void EmitMultiplyAdd(SourceWriter writer, VectorWriter vector, int position, string value, string weight)
    {
        var accumulator = $"acc{Literal.Of(position)}";
        writer.Line($"{accumulator} = {vector.MultiplyAdd(value, weight, accumulator)};");
    }
}
