using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Depthwise;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Schedule;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Depthwise;

/// <summary>Prints a convolution of each channel by itself: vectors of channels, and down the signal tiles of positions.</summary>
internal sealed class DepthwiseEmitter(DepthwiseKernel kernel) : ChannelwiseEmitter(kernel.Arguments, "w", kernel.Channels)
{
    private static readonly MethodFamily s_family = new("DepthwiseTiles", "Convolutions of each channel by itself: neighbouring channels in a vector, tiles of positions.");

    public override MethodFamily Family => s_family;

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
        ("acc{p}", "the sums of position p of the tile; where positions go in pairs, what it has by itself"),
        ("sum{t}", "the weights of pair t of taps, added"),
        ("step{i}", "row i less the one before it"),
        ("both{q}", "what the positions of pair q have in common"),
    ];

    /// <summary>
    /// Where weights stay in registers, all positions of one vector before the next; else a tile's vectors one after the other, so that its rows, which lie behind
    /// one another, stay in the first cache whatever their distance.
    /// </summary>
    protected override void EmitChannels(SourceWriter writer, ChannelVectors channels)
    {
        var vector = channels.Vector;
        var schedule = DepthwiseSchedule.Choose(kernel, vector.Isa);
        if (!schedule.IsStationary)
        {
            ForEachTile(writer, schedule, "", run =>
            {
                using (EachVector(writer, channels, [.. Signals.Select(signal => (signal + "Tile", signal + "v")), .. VectorConstants]))
                {
                    EmitStart(writer, vector);
                    EmitTile(writer, vector, run, schedule, "v");
                }
            });
            return;
        }

        using (EachVector(writer, channels, [.. Signals.Select(signal => (signal, signal + "v")), .. VectorConstants]))
        {
            if (schedule.IsPaired)
                new DepthwisePairs(kernel, vector, schedule).EmitBefore(writer);
            else
                new DepthwiseSums(kernel, vector).EmitWeights(writer, Enumerable.Range(0, kernel.Taps).Select(Literal.Of));
            EmitStart(writer, vector);
            ForEachTile(writer, schedule, "v", run => EmitTile(writer, vector, run, schedule, "Tile"));
        }
    }

    /// <summary>What advances with the positions; without taps not the input, which may have fewer: even an unused reference is followed by the compiler's check for null.</summary>
    private IEnumerable<string> Signals => [.. kernel.Taps > 0 ? ["x"] : Array.Empty<string>(), "y", .. kernel.HasResidual ? ["beside"] : Array.Empty<string>()];

    private IEnumerable<(string Of, string Name)> VectorConstants => kernel.HasBias ? [("w", "wv"), ("bias", "biasv")] : [("w", "wv")];

    private void EmitStart(SourceWriter writer, VectorWriter vector) =>
        writer.Line($"var start = {(kernel.HasBias ? vector.Load("biasv") : vector.Constant(0))};");

    /// <summary>Prints the loops over tiles, in which each signal has a reference to the tile's part.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="schedule">The tiles.</param>
    /// <param name="suffix">What the signals' names end in outside.</param>
    /// <param name="emit">Prints a tile.</param>
    private void ForEachTile(SourceWriter writer, DepthwiseSchedule schedule, string suffix, Action<TileRun> emit)
    {
        foreach (var run in schedule.Runs)
        {
            using (writer.Loop("tile", run.Count) ?? writer.Braces())
            {
                foreach (var signal in Signals)
                {
                    var stride = signal == "x" ? "PositionStride" : "OutputStride";
                    var tiles = Offset.Each(run.Count, "tile", $"({Offset.Times(run.Tile.Rows, stride)})");
                    // Windows that reach beyond the signal would begin before x.
                    var start = signal == "x" && kernel.Absent != default ? "0" : Offset.Sum(Offset.Times(run.Start, stride), tiles);
                    writer.Line($"ref var {signal}Tile = {Offset.Ref(signal + suffix, start)};");
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
    private void EmitTile(SourceWriter writer, VectorWriter vector, TileRun run, DepthwiseSchedule schedule, string suffix)
    {
        var positions = run.Tile.Rows;
        for (var position = 0; position < positions && !DepthwiseSums.IsPaired(run, schedule); position++)
            writer.Line($"var acc{Literal.Of(position)} = start;");
        if (kernel.Taps > 0)
            new DepthwiseSums(kernel, vector).Emit(writer, run, schedule, "x" + suffix);
        for (var position = 0; position < positions; position++)
        {
            var offset = Offset.Times(position, "OutputStride");
            string[] operands = kernel.HasResidual
                ? [$"acc{Literal.Of(position)}", vector.Load("beside" + suffix, offset)]
                : [$"acc{Literal.Of(position)}"];
            writer.Line(vector.Store(vector.Apply(kernel.Epilogue, operands), "y" + suffix, offset));
        }
    }
}
