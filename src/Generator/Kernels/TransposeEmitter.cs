using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints a transposition: blocks of some rows and four columns, and what is left over one float at a time.</summary>
internal sealed class TransposeEmitter(TransposeKernel kernel) : KernelEmitter
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows of x"),
        ("Columns", kernel.Columns, "Columns of x"),
        ("InputStride", kernel.InputStride, "Floats from one row of x to the next"),
        ("OutputStride", kernel.OutputStride, "Floats from one row of y to the next"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output: its rows are the columns of x"),
        ("zeros", "what stands beside a row of y, from its first float on"),
        ("r{i}", "row i of the block, and beside it row i + 4 where it has eight"),
        ("even{i}", "the rows 0 and 2 in turns, float by float, of two columns"),
        ("odd{i}", "the rows 1 and 3"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        var schedule = TransposeSchedule.Choose(kernel, vector.Isa);
        writer.Line(Optimized);
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        {
            EmitZeros(writer, vector.Of(Math.Min(vector.Lanes, TransposeSchedule.Lanes(vector.Isa))));
            foreach (var rows in schedule.Rows)
                EmitRun(writer, rows, schedule.Columns);
            if (schedule.BlockColumns < kernel.Columns)
                EmitSingle(writer, 0, schedule.BlockColumns);
            if (schedule.BlockRows < kernel.Rows && schedule.BlockColumns > 0)
                EmitSingle(writer, schedule.BlockRows, 0);
        }

        foreach (var size in schedule.Rows.Select(run => run.Size).Distinct())
            EmitBlock(writer, vector, size);
        if (schedule.Rows.Count > 0)
            InterleaveMethods.Emit(writer, vector.Of(Math.Max(schedule.Rows.Max(run => run.Size), TransposeSchedule.Four)));
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
            for (var place = 0; place < before; place += vector.Lanes)
                writer.Line(vector.Store(vector.Constant(0), "zeros", Literal.Of(place)));
            for (var end = before + kernel.Rows + behind; end > before + kernel.Rows; end -= vector.Lanes)
                writer.Line(vector.Store(vector.Constant(0), "zeros", Literal.Of(end - vector.Lanes)));
        }
    }

    private static void EmitRun(SourceWriter writer, TransposeRun rows, IReadOnlyList<TransposeRun> columns)
    {
        using (Loop(writer, "row", rows))
        {
            foreach (var run in columns)
            {
                using (Loop(writer, "column", run))
                {
                    var from = Offset.Sum(At(rows, "row") is var row && row == "0" ? "0" : $"{row} * InputStride", At(run, "column"));
                    var to = Offset.Sum(At(run, "column") is var column && column == "0" ? "0" : $"{column} * OutputStride", row);
                    writer.Line($"Block{Literal.Of(rows.Size)}({Offset.Ref("x", from)}, {Offset.Ref("y", to)});");
                }
            }
        }
    }

    private static string At(TransposeRun run, string counter) => run.Count == 1 ? Literal.Of(run.Start) : counter;

    /// <summary>Prints the method of a block: loads, two turns of interleaving, stores.</summary>
    private void EmitBlock(SourceWriter writer, VectorWriter vector, int size)
    {
        var quad = vector.Of(TransposeSchedule.Four);
        var width = vector.Of(Math.Max(size, quad.Lanes));
        var stored = Math.Min(kernel.Columns, quad.Lanes);
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static void Block{Literal.Of(size)}(ref float x, ref float y)"))
        {
            for (var row = 0; row < quad.Lanes; row++)
            {
                var parts = Enumerable.Range(0, width.Lanes / quad.Lanes).Select(part => quad.Load("x", Offset.Times(Math.Min(row + part * quad.Lanes, size - 1), "InputStride")));
                writer.Line($"var r{Literal.Of(row)} = {width.Join([.. parts])};");
            }

            for (var half = 0; half < (stored + 1) / 2; half++)
            {
                writer.Line($"var even{Literal.Of(half)} = {VectorWriter.Interleave(half == 1, "r0", "r2")};");
                writer.Line($"var odd{Literal.Of(half)} = {VectorWriter.Interleave(half == 1, "r1", "r3")};");
            }

            for (var column = 0; column < stored; column++)
            {
                var value = VectorWriter.Interleave(column % 2 == 1, $"even{Literal.Of(column / 2)}", $"odd{Literal.Of(column / 2)}");
                writer.Line(width.Store(value, "y", Offset.Times(column, "OutputStride")));
            }
        }
    }

    private void EmitSingle(SourceWriter writer, int firstRow, int firstColumn)
    {
        using (Loop(writer, "row", new(firstRow, kernel.Rows - firstRow, 1), isAlways: true))
        using (Loop(writer, "column", new(firstColumn, kernel.Columns - firstColumn, 1), isAlways: true))
            writer.Line("Unsafe.Add(ref y, column * OutputStride + row) = Unsafe.Add(ref x, row * InputStride + column);");
    }

    private static SourceWriter.Scope? Loop(SourceWriter writer, string counter, TransposeRun run, bool isAlways = false)
    {
        if (run.Count == 1 && !isAlways)
            return null;
        var step = run.Size == 1 ? "++" : $" += {Literal.Of(run.Size)}";
        return writer.Block($"for (nint {counter} = {Literal.Of(run.Start)}; {counter} < {Literal.Of(run.Start + run.Count * run.Size)}; {counter}{step})");
    }
}
