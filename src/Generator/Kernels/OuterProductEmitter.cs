using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints an outer product: groups, blocks of columns, tiles of rows; in a tile the sum over positions is a rolled loop.</summary>
internal sealed class OuterProductEmitter(OuterProductKernel kernel) : KernelEmitter
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants
    {
        get
        {
            yield return ("Positions", kernel.Positions, "Positions that are summed over");
            yield return ("PositionStride", kernel.PositionStride, "Floats from one position to the next in x");
            yield return ("TapStride", kernel.TapStride, "Floats from one tap to the next in x");
            yield return ("TapLength", kernel.TapLength, "Rows of one tap");
            yield return ("PanelRows", kernel.Rows, "Rows of a panel of dw: one vector of columns each");
            yield return ("Columns", kernel.Columns, "Columns of a group");
            yield return ("Groups", kernel.Groups, "Groups, each with its own columns and its own stretch of x");
            yield return ("GroupStride", kernel.GroupStride, "Floats from one group to the next in x");
            yield return ("GradientStride", kernel.GradientStride, "Floats from one position to the next in dy");
        }
    }

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input, in rows of all its channels"),
        ("dy", "the gradient of the output"),
        ("dw", "the gradient of the weights, packed as they are; the sums are added to it"),
        ("x{r}", "the input that row r of the tile multiplies, in all lanes"),
        ("dy{v}", "the gradients of vector v of columns"),
        ("acc{r}x{v}", "the sums of row r of the tile and vector v of columns"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        var panels = (kernel.Columns + vector.Lanes - 1) / vector.Lanes;
        var schedule = OuterProductSchedule.Choose(kernel, vector.Isa);
        writer.Line($"private const int Lanes = {Literal.Of(vector.Lanes)};");
        writer.Line("private const int PanelSize = PanelRows * Lanes;");
        if (kernel.Groups > 1)
            writer.Line($"private const int GroupSize = {Literal.Of(panels)} * PanelSize;");
        writer.Line();
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        using (writer.Loop("group", kernel.Groups))
        {
            foreach (var block in schedule.Blocks)
                EmitBlocks(writer, schedule, block);
        }

        foreach (var (name, tile, lastLanes) in schedule.Blocks.SelectMany(block => block.Runs.Select(run => (Name(run, block), run.Tile, block.LastLanes))).Distinct())
        {
            writer.Line();
            writer.Line(Optimized);
            using (writer.Block($"private static void {name}({Parameters(kernel.Arguments)})"))
                new OuterProductTile(kernel, vector, tile, lastLanes, schedule.TilesHoldTaps).Emit(writer);
        }
    }

    private static string Name(TileRun run, ColumnBlock block) =>
        $"Tile{Literal.Of(run.Tile.Rows)}x{Literal.Of(run.Tile.Vectors)}{Offset.Ragged(block)}";

    private void EmitBlocks(SourceWriter writer, OuterProductSchedule schedule, ColumnBlock block)
    {
        writer.Line($"// {Counted.Of(block.Count * block.Vectors, "vector")} of columns, {Literal.Of(block.Vectors)} at a time.");
        using (writer.Loop("block", block.Count) ?? writer.Braces())
        {
            var vector = Offset.Sum(Literal.Of(block.FirstVector), Offset.Each(block.Count, "block", block.Vectors));
            writer.Line($"{(block.Count == 1 ? "const nint" : "var")} vector = {vector};");
            writer.Line($"ref var gradients = {Offset.Ref("dy", Offset.Sum(Offset.Each(kernel.Groups, "group", "Columns"), "vector * Lanes"))};");
            writer.Line($"ref var weights = {Offset.Ref("dw", Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupSize"), "vector * PanelSize"))};");
            if (schedule.TilesHoldTaps)
            {
                foreach (var run in block.Runs)
                    EmitRun(writer, run, block, "tap", "tap * TapStride", "tap * TapLength");
                return;
            }

            using (writer.Loop("tap", kernel.Taps))
            {
                foreach (var run in block.Runs)
                {
                    EmitRun(writer, run, block, "row", Offset.Sum(Offset.Each(kernel.Taps, "tap", "TapStride"), "row"),
                        Offset.Sum(Offset.Each(kernel.Taps, "tap", "TapLength"), "row"));
                }
            }
        }
    }

    private void EmitRun(SourceWriter writer, TileRun run, ColumnBlock block, string counter, string offset, string row)
    {
        var (start, step) = (Literal.Of(run.Start), Literal.Of(run.Tile.Rows));
        var end = Literal.Of(run.Start + run.Count * run.Tile.Rows);
        var x = Offset.Ref("x", Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupStride"), offset));
        using (writer.Block($"for (nint {counter} = {start}; {counter} < {end}; {counter} += {step})"))
            writer.Line($"{Name(run, block)}({x}, ref gradients, {Offset.Ref("weights", $"({row}) * Lanes")});");
    }
}
