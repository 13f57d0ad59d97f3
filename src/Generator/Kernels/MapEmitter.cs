using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints an elementwise formula: row by row, each row's columns in vectors.</summary>
internal sealed class MapEmitter(MapKernel kernel) : KernelEmitter
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows of the signal"),
        ("Columns", kernel.Columns, "Floats of a row"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        writer.Line(Optimized);
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        using (writer.Loop("row", kernel.Rows) ?? writer.Braces())
        {
            var row = Offset.Each(kernel.Rows, "row", "Columns");
            for (var input = 0; input < kernel.Inputs.Count; input++)
            {
                if (!kernel.Inputs[input])
                    writer.Line($"ref var r{Literal.Of(input)} = {Offset.Ref("x" + Literal.Of(input), row)};");
            }

            writer.Line($"ref var ry = {Offset.Ref("y", row)};");
            ColumnLoop.Emit(writer, vector, kernel.Columns, together: 1, (v, column, _) => EmitVector(writer, v, column));
        }
    }

    private void EmitVector(SourceWriter writer, VectorWriter vector, string column)
    {
        var operands = kernel.Inputs
            .Select((isPerChannel, input) => vector.Load((isPerChannel ? "x" : "r") + Literal.Of(input), column))
            .ToList();
        writer.Line($"var value = {vector.Print(kernel.Formula, operands)};");
        writer.Line(vector.Store("value", "ry", column));
    }
}
