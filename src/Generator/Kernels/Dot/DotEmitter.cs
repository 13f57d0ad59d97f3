using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Dot;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Dot;

/// <summary>Prints dot products: a method for each kind of tile, and the calls of all of them.</summary>
internal sealed class DotEmitter(DotKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_tiles = new("DotTiles", "Tiles of dot products: neighbouring inputs in a vector, whose lanes are added up in the end.");

    private static readonly MethodFamily s_family = new("Dots", "Dot products: runs of tiles.");

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("PositionStride", kernel.PositionStride, "Floats from one position to the next in x"),
        ("Taps", kernel.Taps, "Contiguous stretches of x that one output sums over"),
        ("TapStride", kernel.TapStride, "Floats from one tap to the next in x"),
        ("TapLength", kernel.TapLength, "Floats of one tap"),
        ("Inputs", kernel.Inputs, "Inputs of one output, and floats from one column to the next in w"),
        ("Columns", kernel.Columns, "Output columns"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input, in rows of all its channels"),
        ("w", "the weights: a row of inputs for each column"),
        ("bias", "what is added to each column"),
        ("beside", "what the last formula takes beside the sum"),
        ("y", "the output"),
        ("x{p}", "inputs of position p of the tile"),
        ("w{f}", "their weights for column f of the tile"),
        ("acc{p}x{f}", "the sums of position p and column f of the tile, in each lane of other inputs"),
        ("acc{p}x{f}x{i}", "the same of every so many vectors of inputs"),
        ("start{v}", "the biases of vector v of outputs"),
        ("out{v}", "vector v of outputs"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var schedule = DotSchedule.Choose(kernel, vector.Isa);
        methods.Local(writer, "Vectors", $"TapLength / {Literal.Of(schedule.Isa.Lanes)}", "whole vectors of a tap");
        // Of short taps the vectors are narrower than the instruction set's.
        var narrow = schedule.Isa.Lanes == vector.Lanes ? vector : new(schedule.Isa);
        foreach (var run in schedule.Runs)
            writer.Line(Tiles(run, narrow, methods).With(kernel.Arguments.Select(argument => Argument(argument, run))));
    }

    private SharedCall Tiles(DotRun run, VectorWriter vector, SharedMethods methods)
    {
        var stem = $"Tiles{Literal.Of(run.Tile.Positions)}x{Literal.Of(run.Tile.Columns)}";
        var comment = $"{Counted.Of(run.Tiles, "tile")} of {Counted.Of(run.Tile.Positions, "position")} and {Counted.Of(run.Tile.Columns, "column")}.";
        return methods.Add(new(s_tiles, stem, comment, kernel.Arguments, []), vector, (writer, v) => new DotTileEmitter(kernel, v, run).Emit(writer));
    }

    private static string Argument(string argument, DotRun run) => argument switch
    {
        "x" => Offset.Ref("x", Offset.Marked(run.Position, "PositionStride")),
        "w" => Offset.Ref("w", Offset.Marked(run.Column, "Inputs")),
        "bias" => Offset.Ref("bias", Mark.Of("column", run.Column)),
        _ => Offset.Ref(argument, Offset.Sum(Offset.Marked(run.Position, "Columns"), Mark.Of("column", run.Column))),
    };
}
