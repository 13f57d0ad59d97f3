using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Direct;
using Gen.Generator.Schedule;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>Prints an outer product: groups, blocks of columns, tiles of rows; in a tile the sum over positions is a rolled loop.</summary>
internal sealed class WeightGradientEmitter(WeightGradientKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("OuterProducts", "Outer products: groups, blocks of positions, blocks of columns, tiles of rows.");

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

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
        ("panel", "scratch: the gradients of a block of columns, packed by the block's first tile, and sums; or sums, column by column"),
        ("dw", "the gradient of the weights, packed as they are; the sums are added to it"),
        ("x{r}", "the input that row r of the tile multiplies, in all lanes"),
        ("dy{v}", "the gradients of vector v of columns"),
        ("acc{r}x{v}", "the sums of row r of the tile and vector v of columns; with p{i} behind it, of those positions whose turn is i"),
        ("lost{r}x{v}", "what adding those sums to memory has lost"),
        .. WeightGradientSums.Letters,
        .. RowwiseGradientEmitter.Letters,
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var schedule = WeightGradientSchedule.Choose(kernel, vector.Isa);
        methods.Local(writer, "PanelSize", "PanelRows * Lanes", "floats of a panel of dw");
        if (kernel.Groups > 1 || schedule.HasSums)
            methods.Local(writer, "GroupSize", $"{Mark.Of("panels", (kernel.Columns + vector.Lanes - 1) / vector.Lanes)} * PanelSize", "floats of a group's panels");
        if (schedule.Rowwise is { } rowwise)
            new RowwiseGradientEmitter(kernel, vector, rowwise, methods).Emit(writer);
        else
            EmitColumnwise(writer, methods, schedule, new WeightGradientMethods(kernel, vector, schedule, methods));
    }

    private void EmitColumnwise(SourceWriter writer, SharedMethods methods, WeightGradientSchedule schedule, WeightGradientMethods tiles)
    {
        if (schedule.PositionBlocks > 1)
            methods.Local(writer, "BlockPositions", Mark.Of("positionsOfBlock", WeightGradientSchedule.BlockPositions(kernel, schedule.PositionBlocks)), "positions of a block of them");
        using (writer.Loop("group", kernel.Groups))
        {
            var sums = schedule.HasSums ? new WeightGradientSums(kernel, tiles.Vector, schedule, methods) : null;
            using (sums?.Loop(writer))
            {
                using (PositionLoop(writer, schedule))
                {
                    foreach (var block in schedule.Blocks)
                        EmitBlocks(writer, schedule, tiles, block);
                }

                sums?.EmitAddition(writer);
            }
        }
    }

    private static WeightGradientTileKind Packing(TileRun run, ColumnBlock block) => new(run.Tile, GradientUse.Pack, RaggedLanes(block));

    private static WeightGradientTileKind Kind(WeightGradientSchedule schedule, TileRun run, ColumnBlock block) =>
        new(run.Tile, schedule.PacksGradients ? GradientUse.Packed : GradientUse.Plain, RaggedLanes(block));

    private static int RaggedLanes(ColumnBlock block) => block.IsRagged ? block.LastLanes : 0;

    private SourceWriter.Scope? PositionLoop(SourceWriter writer, WeightGradientSchedule schedule)
    {
        if (schedule.PositionBlocks == 1)
            return null;
        var (start, end) = schedule.HasSums ? ("start", "stop") : ("0", "Positions");
        var loop = writer.Block($"for (nint first = {start}; first < {end}; first += BlockPositions)");
        writer.Line($"var count = nint.Min(BlockPositions, {end} - first);");
        return loop;
    }

    private void EmitBlocks(SourceWriter writer, WeightGradientSchedule schedule, WeightGradientMethods tiles, ColumnBlock block)
    {
        var isCut = schedule.PositionBlocks > 1;
        writer.Line($"// Columns in blocks of {Counted.Of(block.Vectors, "vector")}.");
        using (writer.Loop("block", block.Count) ?? writer.Braces())
        {
            var gradients = Offset.Sum(isCut ? "first * GradientStride" : "0", Offset.Each(kernel.Groups, "group", "Columns"), "vector * Lanes");
            ContractionMethods.EmitVector(writer, block);
            writer.Line($"ref var gradients = {Offset.Ref("dy", gradients)};");
            var weights = schedule.HasSums ? Offset.Ref("sums", "vector * PanelSize")
                : Offset.Ref("dw", Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupSize"), "vector * PanelSize"));
            writer.Line($"ref var weights = {weights};");
            if (schedule.TilesHoldTaps)
            {
                foreach (var run in block.Runs)
                    EmitRun(writer, schedule, tiles, run, block, "tap", "tap * TapStride", "tap * TapLength");
                return;
            }

            using (writer.Loop("tap", kernel.Taps))
            {
                foreach (var run in block.Runs)
                {
                    EmitRun(writer, schedule, tiles, run, block, "row", Offset.Sum(Offset.Each(kernel.Taps, "tap", "TapStride"), "row"),
                        Offset.Sum(Offset.Each(kernel.Taps, "tap", "TapLength"), "row"));
                }
            }
        }
    }

    private void EmitRun(
        SourceWriter writer, WeightGradientSchedule schedule, WeightGradientMethods tiles, TileRun run, ColumnBlock block, string counter, string offset, string row)
    {
        var isCut = schedule.PositionBlocks > 1;
        var x = Offset.Ref("x", Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupStride"), isCut ? "first * PositionStride" : "0", offset));
        var weights = Offset.Ref("weights", Offset.Product(row, "Lanes"));
        var kind = Kind(schedule, run, block);
        // Where a tile packs, the counter is asked whether it is the first.
        var packs = schedule.PacksGradients && run.Start == 0;
        using (packs ? writer.Every(counter, run.Start, run.Count, run.Tile.Rows) : writer.Steps(counter, run.Start, run.Count, run.Tile.Rows))
        {
            if (!schedule.PacksGradients)
            {
                writer.Line(tiles.Call(kind, [x, "ref gradients", weights]));
                return;
            }

            if (packs)
            {
                writer.Line($"if ({row} == 0)");
                using (writer.Indent())
                    writer.Line(tiles.Call(Packing(run, block), [x, "ref gradients", "ref panel", weights]));
                writer.Line("else");
            }

            using (packs ? writer.Indent() : (SourceWriter.Scope?)null)
                writer.Line(tiles.Call(kind, [x, "ref panel", weights]));
        }
    }
}
