using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.TransposedInput;
using Gen.Generator.Schedule;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>Prints a contraction: groups, blocks of columns, tiles of positions; in a tile the reduction is a rolled loop.</summary>
internal sealed class ContractionEmitter(ContractionKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Contractions", "Contractions: groups, stretches of positions, blocks of columns, runs of tiles.");

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants
    {
        get
        {
            yield return ("PositionStride", kernel.PositionStride, "Floats from one position to the next in x");
            yield return ("Taps", kernel.Taps, "Contiguous stretches of x that one output sums over");
            yield return ("TapStride", kernel.TapStride, "Floats from one tap to the next in x");
            if (kernel.LastTapShift != 0)
                yield return ("LastTapShift", kernel.LastTapShift, "Floats by which what the last tap reads lies further on");
            yield return ("TapLength", kernel.TapLength, "Floats of one tap");
            yield return ("TapRows", kernel.TapRows, "Rows from one tap to the next in a panel of w");
            yield return ("FirstRow", kernel.FirstRow, "First row used of a panel of w");
            yield return ("PanelRows", kernel.PanelRows, "Rows of a panel of w: one vector of columns each");
            yield return ("Columns", kernel.Columns, "Output columns of a group");
            yield return ("Groups", kernel.Groups, "Groups, each with its own columns and its own stretch of x");
            yield return ("GroupStride", kernel.GroupStride, "Floats from one group to the next in x");
            yield return ("OutputStride", kernel.OutputStride, "Floats from one position to the next in y");
        }
    }

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input, in rows of all its channels"),
        ("w", "the weights, packed: for each vector of columns a panel, in it a vector for each input of a sum"),
        ("bias", "where the sums of each column start"),
        ("beside", "what the last formula takes beside the sum"),
        ("rows", "a place for the rows of transposed input"),
        ("y", "the output"),
        ("w{v}", "the weights of vector v of columns"),
        ("w{r}x{v}", "the weights of input r and vector v of columns"),
        ("x{i}", "an input of the tile, in all lanes; of a tile where positions share vectors, four inputs of each"),
        ("in{p}x{i}", "inputs of the positions that share vector p, those of stretch i, each in its own lane"),
        ("part{i}x{d}", "the weights of the inputs of stretch i, each for the column that is d lanes away"),
        ("turned{i}x{d}", "the same for all positions of a vector"),
        ("start{v}", "where the sums of vector v of columns start"),
        ("acc{p}x{v}", "the sums of position p of the tile and vector v of columns"),
        ("out{p}", "what is stored at position p of the tile"),
        ("end", "the sums of a position at an end of the signal, of neighbouring filters"),
        ("pool{v}", "what the positions of vector v of columns have come to"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        if (kernel.HasRows && ContractionChoice.InRows(kernel, vector.Isa) is { } inRows)
        {
            new TransposedInputEmitter(kernel, inRows).Emit(writer, vector, methods);
            return;
        }

        methods.Local(writer, "PanelSize", "PanelRows * Lanes", "floats of a panel of w");
        if (kernel.Groups > 1)
            methods.Local(writer, "GroupSize", $"{Mark.Of("panels", (kernel.Columns + vector.Lanes - 1) / vector.Lanes)} * PanelSize", "floats of a group's panels");
        var tiles = new ContractionMethods(kernel, vector, methods);
        using (writer.Loop("group", kernel.Groups))
        {
            foreach (var stretch in PositionStretch.Divide(kernel, vector.Isa))
                EmitStretches(writer, tiles, stretch);
        }
    }

    /// <summary>Prints the loop over stretches of positions, if there are several, and the blocks of columns of each.</summary>
    private void EmitStretches(SourceWriter writer, ContractionMethods tiles, PositionStretch stretch)
    {
        using (writer.Loop("stretch", stretch.Count))
        {
            if (stretch.Count > 1)
                writer.Line($"var first = stretch * {Mark.Of("stretchPositions", stretch.Positions)};");
            foreach (var block in stretch.Blocks)
                EmitBlocks(writer, tiles, stretch, block);
        }
    }

    private void EmitBlocks(SourceWriter writer, ContractionMethods tiles, PositionStretch stretch, ColumnBlock block)
    {
        writer.Line("// " + ContractionMethods.Describe(block));
        using (writer.Loop("block", block.Count) ?? writer.Braces())
        {
            ContractionMethods.EmitVector(writer, block);
            var group = Offset.Each(kernel.Groups, "group", "GroupSize");
            var firstRow = kernel.FirstRow == 0 ? "0" : "FirstRow * Lanes";
            writer.Line($"ref var weights = {Offset.Ref("w", Offset.Sum(group, "vector * PanelSize", firstRow, Literal.Of(block.FirstLane)))};");
            if (kernel.Pool is { Windows: 1 } pool)
                writer.Line(tiles.CallPool(block, pool, tiles.Arguments.Select(argument => Argument(argument, stretch, 0, block.FirstLane))));
            foreach (var run in kernel.Pool is { Windows: 1 } ? [] : block.Runs)
                writer.Line(tiles.Call(run, block, tiles.Arguments.Select(argument => Argument(argument, stretch, run.Start, block.FirstLane))));
        }
    }

    private string Argument(string argument, PositionStretch stretch, int run, int firstLane)
    {
        var start = stretch.Start + run;
        var column = Offset.Sum(Offset.Each(kernel.Groups, "group", "Columns"), "vector * Lanes", Literal.Of(firstLane));
        return argument switch
        {
            "x" => Offset.Ref("x", Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupStride"), Moving(stretch, "PositionStride"), Offset.Marked(start, "PositionStride"))),
            "w" => "ref weights",
            "bias" => Offset.Ref("bias", column),
            "y" => Offset.Ref("y", Offset.Sum(column, Moving(stretch, "OutputStride"), Offset.Marked(start / (kernel.Pool?.Length ?? 1), "OutputStride"))),
            _ => Offset.Ref(argument, Offset.Sum(column, Moving(stretch, "OutputStride"), Offset.Marked(start, "OutputStride"))),
        };
    }

    private static string Moving(PositionStretch stretch, string stride) => stretch.Count == 1 ? "0" : $"first * {stride}";
}
