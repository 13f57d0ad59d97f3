using System.Collections.Generic;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Movement;

/// <summary>Prints the clearing of rows.</summary>
internal sealed class ZeroEmitter(ZeroKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Zeros", "Rows of zeros.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows that are cleared"),
        ("Stride", kernel.Stride, "Floats from one of them to the next"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("y", "the rows that are cleared"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        using (writer.Block("for (nint row = 0; row < Rows; row++)"))
        {
            writer.Line("ref var ry = ref Unsafe.Add(ref y, row * Stride);");
            ColumnLoop.Emit(writer, vector, kernel.Columns, together: 1,
                (v, column, _) => writer.Line(v.Store($"({v.Constant(0)})", "ry", column)));
        }
    }
}
