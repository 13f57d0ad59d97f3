using System.Collections.Generic;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints a transposition: blocks of four rows and columns, and what is left over one float at a time.</summary>
internal sealed class TransposeEmitter(TransposeKernel kernel) : KernelEmitter
{
    /// <summary>The size of the runtime's Transposition.Block.</summary>
    private const int BlockSize = 4;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows of x"),
        ("Columns", kernel.Columns, "Columns of x"),
        ("OutputStride", kernel.OutputStride, "Floats from one row of y to the next"),
        ("RowsInBlocks", kernel.Rows / BlockSize * BlockSize, "Rows that fill whole blocks"),
        ("ColumnsInBlocks", kernel.Columns / BlockSize * BlockSize, "Columns that fill whole blocks"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output: its rows are the columns of x"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        var hasBlocks = kernel.Rows >= BlockSize && kernel.Columns >= BlockSize;
        writer.Line(Optimized);
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        {
            if (!hasBlocks)
            {
                EmitSingle(writer, "0", "0");
                return;
            }

            using (Loop(writer, "row", "0", "RowsInBlocks", "Transposition.BlockSize"))
            using (Loop(writer, "column", "0", "ColumnsInBlocks", "Transposition.BlockSize"))
                writer.Line("Transposition.Block(ref Unsafe.Add(ref x, row * Columns + column), Columns, ref Unsafe.Add(ref y, column * OutputStride + row), OutputStride);");
            if (kernel.Columns % BlockSize > 0)
                EmitSingle(writer, "0", "ColumnsInBlocks");
            if (kernel.Rows % BlockSize > 0)
                EmitSingle(writer, "RowsInBlocks", "0");
        }
    }

    private static void EmitSingle(SourceWriter writer, string firstRow, string firstColumn)
    {
        using (Loop(writer, "row", firstRow, "Rows", "1"))
        using (Loop(writer, "column", firstColumn, "Columns", "1"))
            writer.Line("Unsafe.Add(ref y, column * OutputStride + row) = Unsafe.Add(ref x, row * Columns + column);");
    }

    private static SourceWriter.Scope Loop(SourceWriter writer, string counter, string from, string to, string step) =>
        writer.Block($"for (nint {counter} = {from}; {counter} < {to}; {counter}{(step == "1" ? "++" : " += " + step)})");
}
