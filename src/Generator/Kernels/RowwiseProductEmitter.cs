using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints an outer product whose vectors hold neighbouring rows: its sums go into scratch column by column, and from there, turned, to the weights' gradients.
/// </summary>
internal sealed class RowwiseProductEmitter(OuterProductKernel kernel, VectorWriter vector, RowwiseProductSchedule schedule)
{
    private const int BlockRows = RowwiseProductSchedule.BlockRows;

    /// <summary>What the letters mean that only it uses.</summary>
    public static IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("in{v}", "vector v of neighbouring rows: inputs of a tap"),
        ("g{c}", "the gradient of column c of the tile, in all lanes"),
        ("sum{c}x{v}", "the sums of column c of the tile and vector v of rows; with p{i} behind it, of those positions whose turn is i"),
        .. TransposeBlock.Letters("four rows' sums of column i of the block, and beside them those of column i + 4 where it has eight"),
    ];

    private int TapVectors => RowwiseProductSchedule.VectorsOfTap(kernel, vector.Isa);

    public void Emit(SourceWriter writer)
    {
        EmitConstants(writer);
        writer.Line("// Vectors of neighbouring rows, each column by itself; the sums are turned in the end.");
        using (writer.Block($"public static void Run({KernelEmitter.Parameters(kernel.Arguments)})"))
        using (writer.Loop("group", kernel.Groups))
        {
            EmitTaps(writer);
            writer.Line($"AddSums(ref panel, {Offset.Ref("dw", Offset.Each(kernel.Groups, "group", "GroupSize"))});");
        }

        foreach (var tile in schedule.Turned.Blocks.SelectMany(block => block.Runs).Select(run => run.Tile).Distinct())
            EmitTile(writer, tile);
        EmitAddition(writer);
    }

    private void EmitConstants(SourceWriter writer)
    {
        writer.Line($"private const int TapVectors = {Literal.Of(TapVectors)};");
        writer.Line($"private const int SumLength = {Offset.Times(kernel.Taps, "TapVectors * Lanes")};");
        writer.Line();
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
                writer.Line($"{Name(run.Tile)}({Offset.Ref("x", inputs)}, {Offset.Ref("dy", gradients)}, {Offset.Ref("panel", sums)});");
            }
        }
    }

    private void EmitTile(SourceWriter writer, Tile tile)
    {
        var inputs = new ProductFactor("in", "x", "PositionStride",
            place => Offset.Sum(Offset.Times(place / TapVectors, "TapStride"), Offset.Times(place % TapVectors, "Lanes")));
        var gradients = new ProductFactor("g", "dy", "GradientStride", Literal.Of);
        var sums = new ProductSums(vector, tile, "sum", gradients, inputs);
        writer.Line();
        writer.Line(KernelEmitter.Optimized);
        using (writer.Block($"private static void {Name(tile)}(ref float x, ref float dy, ref float panel)"))
        {
            sums.Emit(writer, "Positions", kernel.Positions % tile.Parts);
            sums.ForEach((column, place) =>
            {
                var offset = Offset.Sum(Offset.Times(column, "SumLength"), Offset.Times(place, "Lanes"));
                writer.Line(vector.Store(sums.Sum(column, place), "panel", offset));
            });
        }
    }

    /// <summary>Prints how the sums are added to the weights' gradients: some columns and four rows at a time, and what is left over of a tap.</summary>
    private void EmitAddition(SourceWriter writer)
    {
        var (columns, rest) = (RowwiseProductSchedule.BlockColumns(kernel, vector.Isa), kernel.TapLength % BlockRows);
        writer.Line();
        writer.Line(KernelEmitter.Optimized);
        using (writer.Block("private static void AddSums(ref float panel, ref float dw)"))
        {
            EmitZeros(writer);
            using (writer.Steps("column", 0, RowwiseProductSchedule.Columns(kernel, vector.Isa) / columns, columns))
            using (writer.Loop("tap", kernel.Taps))
            {
                var (sums, weights) = (Offset.Each(kernel.Taps, "tap", "TapVectors * Lanes"), Offset.Each(kernel.Taps, "tap", "TapLength * Lanes"));
                writer.Line($"ref var sums = {Offset.Ref("panel", Offset.Sum("column * SumLength", sums))};");
                writer.Line($"ref var weights = {Offset.Ref("dw", Offset.Sum("column / Lanes * PanelSize + column % Lanes", weights))};");
                if (kernel.TapLength >= BlockRows)
                {
                    using (writer.Steps("row", 0, kernel.TapLength / BlockRows, BlockRows))
                        writer.Line($"Add{Literal.Of(BlockRows)}(ref Unsafe.Add(ref sums, row), ref Unsafe.Add(ref weights, row * Lanes));");
                }

                if (rest > 0)
                    writer.Line($"Add{Literal.Of(rest)}({Offset.Ref("sums", Literal.Of(kernel.TapLength - rest))}, {Offset.Ref("weights", Offset.Times(kernel.TapLength - rest, "Lanes"))});");
            }
        }

        foreach (var rows in new[] { kernel.TapLength >= BlockRows ? BlockRows : 0, rest }.Where(rows => rows > 0))
            EmitBlock(writer, vector.Of(columns), rows);
        InterleaveMethods.Emit(writer, vector.Of(columns));
    }

    /// <summary>Prints the sums of columns that only fill the last block: nothing is added to what stands behind the weights.</summary>
    private void EmitZeros(SourceWriter writer)
    {
        var columns = RowwiseProductSchedule.Columns(kernel, vector.Isa);
        if (columns == kernel.Columns)
            return;
        using (writer.Block($"for (nint sum = Columns * SumLength; sum < {Literal.Of(columns)} * SumLength; sum += Lanes)"))
            writer.Line(vector.Store(vector.Constant(0), "panel", "sum"));
    }

    private static void EmitBlock(SourceWriter writer, VectorWriter width, int rows)
    {
        var quad = width.Of(BlockRows);
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static void Add{Literal.Of(rows)}(ref float sums, ref float weights)"))
        {
            string Column(int column) => width.Join([.. Enumerable.Range(0, width.Lanes / BlockRows)
                .Select(part => quad.Load("sums", Offset.Times(column + part * BlockRows, "SumLength")))]);
            TransposeBlock.Emit(writer, rows, Column, (row, value) =>
            {
                var offset = Offset.Times(row, "Lanes");
                writer.Line(width.Store(width.Add(width.Load("weights", offset), value), "weights", offset));
            });
        }
    }

    private static string Name(Tile tile) => $"Tile{ProductSums.Size(tile)}";
}
