using System.Collections.Generic;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints a transposition, one float at a time.</summary>
internal sealed class TransposeEmitter(TransposeKernel kernel) : KernelEmitter
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows of x"),
        ("Columns", kernel.Columns, "Columns of x"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output: its rows are the columns of x"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        writer.Line(Optimized);
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        using (writer.Block("for (nint row = 0; row < Rows; row++)"))
        using (writer.Block("for (nint column = 0; column < Columns; column++)"))
            writer.Line("Unsafe.Add(ref y, column * Rows + row) = Unsafe.Add(ref x, row * Columns + column);");
    }
}
