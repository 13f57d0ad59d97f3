using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Schedule;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Movement;

/// <summary>Prints a transposition: blocks of some rows and four columns, and what is left over one float at a time.</summary>
internal sealed class TransposeEmitter(TransposeKernel kernel) : KernelEmitter
{
    /// <summary>The stores of zeros that are written out; more of them are a loop.</summary>
    private const int MostStores = 64;

    private static readonly MethodFamily s_blocks = new("TransposeBlocks", "Blocks of transpositions: four rows become columns, in each four lanes of their vectors.");

    private static readonly MethodFamily s_family = new("Transpositions", "Transpositions: blocks of some rows and four columns, and what is left over one float at a time.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("InputRows", kernel.Rows, "Rows of x"),
        ("InputColumns", kernel.Columns, "Columns of x"),
        ("InputStride", kernel.InputStride, "Floats from one row of x to the next"),
        ("OutputStride", kernel.OutputStride, "Floats from one row of y to the next"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output: its rows are the columns of x"),
        ("columns", "the first column of a tile"),
        ("rows", "the first row of a tile"),
        ("zeros", "what stands beside a row of y, from its first float on"),
        .. TransposeBlock.Letters("row i of the block, and beside it row i + 4 where it has eight"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var schedule = TransposeSchedule.Choose(kernel, vector.Isa);
        EmitZeros(writer, vector.Of(Math.Min(vector.Lanes, TransposeSchedule.Lanes(vector.Isa))));
        foreach (var columns in schedule.Columns)
            EmitTiles(writer, vector, methods, columns, schedule);
        if (schedule.BlockColumns < kernel.Columns)
            EmitSingle(writer, 0, schedule.BlockColumns);
        if (schedule.BlockRows < kernel.Rows && schedule.BlockColumns > 0)
            EmitSingle(writer, schedule.BlockRows, 0);
        if (kernel.FurtherColumns > 0)
            EmitFurther(writer);
    }

    /// <summary>Prints the zeros beside each row of the output: in whole vectors, which the row is then written over.</summary>
    private void EmitZeros(SourceWriter writer, VectorWriter vector)
    {
        var (before, behind) = kernel.Zeros;
        if (before + behind == 0)
            return;
        using (writer.Loop("column", kernel.Columns) ?? writer.Braces())
        {
            var row = Offset.Each(kernel.Columns, "column", "OutputStride");
            writer.Line($"ref var zeros = ref Unsafe.Add(ref y, {(before == 0 ? row : $"{row} - {Literal.Of(before)}")});");
            if (before + behind > MostStores * vector.Lanes)
            {
                using (writer.Block($"for (nint place = 0; place < {Literal.Of(before)}; place += {Literal.Of(vector.Lanes)})"))
                    writer.Line(vector.Store(vector.Constant(0), "zeros", "place"));
                using (writer.Block($"for (nint end = {Literal.Of(before + kernel.Rows + behind)}; end > {Literal.Of(before + kernel.Rows)}; end -= {Literal.Of(vector.Lanes)})"))
                    writer.Line(vector.Store(vector.Constant(0), "zeros", $"end - {Literal.Of(vector.Lanes)}"));
                return;
            }

            for (var place = 0; place < before; place += vector.Lanes)
                writer.Line(vector.Store(vector.Constant(0), "zeros", Literal.Of(place)));
            for (var end = before + kernel.Rows + behind; end > before + kernel.Rows; end -= vector.Lanes)
                writer.Line(vector.Store(vector.Constant(0), "zeros", Literal.Of(end - vector.Lanes)));
        }
    }

    /// <summary>Prints the loops over tiles, and in each over its blocks.</summary>
    private void EmitTiles(SourceWriter writer, VectorWriter vector, SharedMethods methods, TransposeTiles columns, TransposeSchedule schedule)
    {
        using (Loop(writer, "columns", columns.Start, columns.Count, columns.Length))
        {
            foreach (var rows in schedule.Rows)
            {
                using (Loop(writer, "rows", rows.Start, rows.Count, rows.Length))
                using (schedule.IsColumnByColumn ? Within(writer, "column", columns) : Within(writer, "row", rows))
                using (schedule.IsColumnByColumn ? Within(writer, "row", rows) : Within(writer, "column", columns))
                {
                    var (row, column) = (Place("row", rows), Place("column", columns));
                    var from = Offset.Sum(row == "0" ? "0" : $"{row} * InputStride", column);
                    var to = Offset.Sum(column == "0" ? "0" : $"{column} * OutputStride", row);
                    writer.Line(Block(vector, methods, rows.Size).With([Offset.Ref("x", from), Offset.Ref("y", to)]));
                }
            }
        }
    }

    /// <summary>Opens the loop over a tile's blocks, if there are several.</summary>
    private static SourceWriter.Scope? Within(SourceWriter writer, string counter, TransposeTiles tiles) => tiles switch
    {
        { Blocks: 1 } => null,
        { Count: 1 } => Loop(writer, counter, tiles.Start, tiles.Blocks, tiles.Size),
        _ => writer.Block($"for (var {counter} = {counter}s; {counter} < {counter}s + {Literal.Of(tiles.Length)}; {counter} += {Literal.Of(tiles.Size)})"),
    };

    /// <summary>The first row, or column, of a block.</summary>
    private static string Place(string counter, TransposeTiles tiles) => tiles switch
    {
        { Blocks: > 1 } => counter,
        { Count: > 1 } => counter + "s",
        _ => Literal.Of(tiles.Start),
    };

    /// <summary>The method of a block: loads, two turns of interleaving, stores.</summary>
    private SharedCall Block(VectorWriter vector, SharedMethods methods, int size)
    {
        var width = vector.Of(Math.Max(size, TransposeSchedule.LaneQuad));
        var stored = Math.Min(kernel.Columns, TransposeSchedule.LaneQuad);
        var declaration = new MethodDeclaration(s_blocks, $"Block{Literal.Of(size)}x{Literal.Of(stored)}",
            $"{Counted.Of(size, "row")} become {Counted.Of(stored, "row")} of columns.", ["x", "y"], [], Compilation.Inlined);
        return methods.Add(declaration, width, (writer, v) =>
        {
            var quad = v.Of(TransposeSchedule.LaneQuad);
            string Row(int row) => v.Join([.. Enumerable.Range(0, v.Lanes / quad.Lanes)
                .Select(part => quad.Load("x", Offset.Times(Math.Min(row + part * quad.Lanes, size - 1), "InputStride")))]);
            TransposeBlock.Emit(writer, v, stored, Row, (column, value) => writer.Line(v.Store(value, "y", Offset.Times(column, "OutputStride"))));
        });
    }

    private void EmitSingle(SourceWriter writer, int firstRow, int firstColumn)
    {
        using (writer.Block($"for (nint row = {Literal.Of(firstRow)}; row < InputRows; row++)"))
        using (writer.Block($"for (nint column = {Literal.Of(firstColumn)}; column < InputColumns; column++)"))
            writer.Line("Unsafe.Add(ref y, column * OutputStride + row) = Unsafe.Add(ref x, row * InputStride + column);");
    }

    /// <summary>Prints the row of which only some columns may be read.</summary>
    private void EmitFurther(SourceWriter writer)
    {
        using (writer.Loop("column", kernel.FurtherColumns))
        {
            var (to, from) = (Offset.Each(kernel.FurtherColumns, "column", "OutputStride"), Offset.Each(kernel.FurtherColumns, "column", 1));
            writer.Line($"Unsafe.Add(ref y, {Offset.Sum(to, "InputRows")}) = Unsafe.Add(ref x, {Offset.Sum("InputRows * InputStride", from)});");
        }
    }

    private static SourceWriter.Scope? Loop(SourceWriter writer, string counter, int start, int count, int step) => count == 1
        ? null
        : writer.Every(counter, start, count, step);
}
