using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Movement;
using Gen.Generator.Schedule;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>
/// Prints an outer product whose vectors hold neighbouring rows: its sums go into scratch column by column, and from there, turned, to the weights' gradients.
/// </summary>
internal sealed class RowwiseGradientEmitter(WeightGradientKernel kernel, VectorWriter vector, RowwiseGradientSchedule schedule, SharedMethods methods)
{
    private static readonly MethodFamily s_tiles = new("RowwiseTiles",
        "Tiles of outer products whose vectors hold neighbouring rows, and how their sums, column by column, are added to the weights' gradients.");

    private const int BlockRows = RowwiseGradientSchedule.BlockRows;

    /// <summary>What the letters mean that only it uses.</summary>
    public static IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("in{v}", "vector v of neighbouring rows: inputs of a tap"),
        ("g{c}", "the gradient of column c of the tile, in all lanes"),
        ("sum{c}x{v}", "the sums of column c of the tile and vector v of rows; with p{i} behind it, of those positions whose turn is i"),
        .. TransposeBlock.Letters("four rows' sums of column i of the block, and beside them those of column i + 4 where it has eight"),
    ];

    /// <summary>Whether tiles add to the scratch, block after block of positions; else they store there.</summary>
    private bool IsInBlocks => ProductSums.AreMany(kernel.Positions);

    private int TapVectors => RowwiseGradientSchedule.VectorsOfTap(kernel, vector.Isa);

    public void Emit(SourceWriter writer)
    {
        EmitConstants(writer);
        writer.Line("// Vectors of neighbouring rows, each column by itself; the sums are turned in the end.");
        using (writer.Loop("group", kernel.Groups))
        {
            if (IsInBlocks)
                writer.Line(Clearing().With(["ref panel"]));
            EmitTaps(writer);
            writer.Line(Addition().With(["ref panel", Offset.Ref("dw", Offset.Each(kernel.Groups, "group", "GroupSize"))]));
        }
    }

    private void EmitConstants(SourceWriter writer)
    {
        methods.Local(writer, "TapVectors", Mark.Of("vectorsOfTap", TapVectors), "vectors of rows of a tap");
        methods.Local(writer, "SumLength", Offset.Marked(kernel.Taps, "TapVectors * Lanes"), "floats of a column's sums");
    }

    /// <summary>Prints the tiles of several taps each, or those of each tap.</summary>
    private void EmitTaps(SourceWriter writer)
    {
        if (schedule.Taps == 0)
        {
            using (writer.Loop("tap", kernel.Taps))
            {
                foreach (var block in schedule.Turned.Blocks)
                    EmitBlock(writer, block, Offset.Each(kernel.Taps, "tap", 1));
            }

            return;
        }

        foreach (var block in schedule.Turned.Blocks)
        {
            var (start, step) = (block.FirstVector / TapVectors, block.Vectors / TapVectors);
            using (writer.Steps("tap", start, block.Count, step))
                EmitColumns(writer, block, "tap", "0");
        }
    }

    private void EmitBlock(SourceWriter writer, ColumnBlock block, string tap)
    {
        using (writer.Loop("block", block.Count))
            EmitColumns(writer, block, tap, Offset.Sum(Literal.Of(block.FirstVector), Offset.Each(block.Count, "block", block.Vectors)));
    }

    /// <summary>Prints the tiles of some vectors of rows: the columns divided between them.</summary>
    private void EmitColumns(SourceWriter writer, ColumnBlock block, string tap, string firstVector)
    {
        foreach (var run in block.Runs)
        {
            using (writer.Steps("column", run.Start, run.Count, run.Tile.Rows))
            {
                var inputs = Offset.Sum(Offset.Each(kernel.Groups, "group", "GroupStride"), Offset.Product(tap, "TapStride"), Offset.Product(firstVector, "Lanes"));
                var gradients = Offset.Sum(Offset.Each(kernel.Groups, "group", "Columns"), "column");
                var sums = Offset.Sum("column * SumLength", Offset.Product(tap, "TapVectors * Lanes"), Offset.Product(firstVector, "Lanes"));
                writer.Line(Tile(run.Tile).With([Offset.Ref("x", inputs), Offset.Ref("dy", gradients), Offset.Ref("panel", sums), "Positions"]));
            }
        }
    }

    private SharedCall Tile(Tile tile)
    {
        var inputs = new ProductFactor("in", "x", "PositionStride",
            place => Offset.Sum(Offset.Times(place / TapVectors, "TapStride"), Offset.Times(place % TapVectors, "Lanes")));
        var gradients = new ProductFactor("g", "dy", "GradientStride", Literal.Of);
        var comment = $"{Counted.Of(tile.Rows, "column")} and {Counted.Of(tile.Vectors, "vector")} of rows.";
        return methods.Add(new(s_tiles, $"Tile{ProductSums.Size(tile)}", comment, ["x", "dy", "panel"], ["positions"]), vector, (writer, v) =>
        {
            var sums = new ProductSums(v, tile, "sum", gradients, inputs);
            sums.Emit(writer, kernel.Positions, (column, place, lost) =>
            {
                var offset = Offset.Sum(Offset.Times(column, "SumLength"), Offset.Times(place, "Lanes"));
                writer.Line(lost is not null ? v.AddTo(sums.Sum(column, place), "panel", offset, lost) : v.Store(sums.Sum(column, place), "panel", offset));
            });
        });
    }

    private SharedCall Clearing() => methods.Add(
        new(s_tiles, "ClearSums", "Sets the sums to zero.", ["panel"], []), vector, (writer, v) =>
        {
            using (writer.Block("for (nint sum = 0; sum < Columns * SumLength; sum += Lanes)"))
                writer.Line(v.Store(v.Constant(0), "panel", "sum"));
        });

    /// <summary>How the sums are added to the weights' gradients: some columns and four rows at a time, and what is left over of a tap.</summary>
    private SharedCall Addition() => methods.Add(
        new(s_tiles, "AddSums", "Adds the sums to the weights' gradients.", ["panel", "dw"], []), vector, (writer, v) =>
        {
            var (columns, rest) = (RowwiseGradientSchedule.BlockColumns(kernel, v.Isa), kernel.TapLength % BlockRows);
            EmitZeros(writer, v);
            using (writer.Steps("column", 0, RowwiseGradientSchedule.Columns(kernel, v.Isa) / columns, columns))
            using (writer.Loop("tap", kernel.Taps))
            {
                var (sums, weights) = (Offset.Each(kernel.Taps, "tap", "TapVectors * Lanes"), Offset.Each(kernel.Taps, "tap", "TapLength * Lanes"));
                writer.Line($"ref var sums = {Offset.Ref("panel", Offset.Sum("column * SumLength", sums))};");
                writer.Line($"ref var weights = {Offset.Ref("dw", Offset.Sum("column / Lanes * PanelSize + column % Lanes", weights))};");
                if (kernel.TapLength >= BlockRows)
                {
                    using (writer.Steps("row", 0, kernel.TapLength / BlockRows, BlockRows))
                        writer.Line(Block(columns, BlockRows).With(["ref Unsafe.Add(ref sums, row)", "ref Unsafe.Add(ref weights, row * Lanes)", "Lanes"]));
                }

                if (rest > 0)
                {
                    var last = Offset.Ref("weights", Offset.Times(kernel.TapLength - rest, "Lanes"));
                    writer.Line(Block(columns, rest).With([Offset.Ref("sums", Literal.Of(kernel.TapLength - rest)), last, "Lanes"]));
                }
            }
        });

    /// <summary>Prints the sums of columns that only fill the last block: nothing is added to what stands behind the weights.</summary>
    private void EmitZeros(SourceWriter writer, VectorWriter width)
    {
        var columns = RowwiseGradientSchedule.Columns(kernel, width.Isa);
        if (columns == kernel.Columns)
            return;
        using (writer.Block($"for (nint sum = Columns * SumLength; sum < {Literal.Of(columns)} * SumLength; sum += Lanes)"))
            writer.Line(width.Store(width.Constant(0), "panel", "sum"));
    }

    private SharedCall Block(int columns, int rows)
    {
        var comment = $"Adds {Counted.Of(rows, "row")} of {Counted.Of(columns, "column")}.";
        return methods.Add(new(s_tiles, $"Add{Literal.Of(rows)}", comment, ["sums", "weights"], ["panelLanes"], Compilation.Inlined), vector.Of(columns), (writer, width) =>
        {
            var quad = width.Of(BlockRows);
            string Column(int column) => width.Join([.. Enumerable.Range(0, width.Lanes / BlockRows)
                .Select(part => quad.Load("sums", Offset.Times(column + part * BlockRows, "SumLength")))]);
            TransposeBlock.Emit(writer, width, rows, Column, (row, value) =>
            {
                var offset = Offset.Times(row, "panelLanes");
                writer.Line(width.AddTo(value, "weights", offset));
            });
        });
    }
}
