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

    protected override void EmitChannels(SourceWriter writer, VectorWriter vector)
    {
        var schedule = SlidingSchedule.Choose(kernel, vector.Isa);
        for (var tap = 0; schedule.IsStationary && tap < kernel.Taps; tap++)
            writer.Line($"var w{Literal.Of(tap)} = {vector.Load("w", Weight(Literal.Of(tap)))};");
        writer.Line($"var start = {(kernel.HasBias ? vector.Load("bias") : vector.Constant(0))};");
        foreach (var run in schedule.Runs)
        {
            using (writer.Loop("tile", run.Count) ?? writer.Braces())
                EmitTile(writer, vector, run, schedule.IsStationary);
        }
    }

    private string Weight(string tap) => (kernel.FirstRow, kernel.RowStep) switch
    {
        (0, 1) => tap == "0" ? "0" : $"{tap} * Lanes",
        _ => $"(FirstRow + {tap} * RowStep) * Lanes",
    };

    private void EmitTile(SourceWriter writer, VectorWriter vector, TileRun run, bool isStationary)
    {
        var positions = run.Tile.Rows;
        EmitReference(writer, run, "x", "PositionStride");
        EmitReference(writer, run, "y", "OutputStride");
        if (kernel.HasCompanion)
            EmitReference(writer, run, "beside", "OutputStride");
        for (var position = 0; position < positions; position++)
            writer.Line($"var acc{Literal.Of(position)} = start;");
        if (isStationary)
            EmitUnrolled(writer, vector, positions);
        else
            EmitRolled(writer, vector, positions);
        for (var position = 0; position < positions; position++)
        {
            var offset = Offset.Times(position, "OutputStride");
            string[] operands = kernel.HasCompanion
                ? [$"acc{Literal.Of(position)}", vector.Load("besideTile", offset)]
                : [$"acc{Literal.Of(position)}"];
            writer.Line(vector.Store(vector.Print(kernel.Epilogue, operands), "yTile", offset));
        }
    }

    private static void EmitReference(SourceWriter writer, TileRun run, string signal, string stride)
    {
        var tiles = Offset.Each(run.Count, "tile", $"({Offset.Times(run.Tile.Rows, stride)})");
        writer.Line($"ref var {signal}Tile = {Offset.Ref(signal, Offset.Sum(Offset.Times(run.Start, stride), tiles))};");
    }

    /// <summary>Each value is read once and multiplied for every position that sees it.</summary>
    private void EmitUnrolled(SourceWriter writer, VectorWriter vector, int positions)
    {
        var uses = from position in Enumerable.Range(0, positions)
                   from tap in Enumerable.Range(0, kernel.Taps)
                   group (position, tap) by position * kernel.PositionStride + tap * kernel.TapStride into value
                   orderby value.Key
                   select value;
        foreach (var value in uses)
        {
            var name = "x" + Literal.Of(value.Key);
            writer.Line($"var {name} = {vector.Load("xTile", Literal.Of(value.Key))};");
            foreach (var (position, tap) in value)
                EmitMultiplyAdd(writer, vector, position, name, $"w{Literal.Of(tap)}");
        }
    }

    private void EmitRolled(SourceWriter writer, VectorWriter vector, int positions)
    {
        using (writer.Block("for (nint tap = 0; tap < Taps; tap++)"))
        {
            writer.Line($"var weight = {vector.Load("w", Weight("tap"))};");
            for (var position = 0; position < positions; position++)
            {
                var value = vector.Load("xTile", Offset.Sum("tap * TapStride", Offset.Times(position, "PositionStride")));
                EmitMultiplyAdd(writer, vector, position, value, "weight");
            }
        }
    }

    private static void EmitMultiplyAdd(SourceWriter writer, VectorWriter vector, int position, string value, string weight)
    {
        var accumulator = $"acc{Literal.Of(position)}";
        writer.Line($"{accumulator} = {vector.MultiplyAdd(value, weight, accumulator)};");
    }
}
