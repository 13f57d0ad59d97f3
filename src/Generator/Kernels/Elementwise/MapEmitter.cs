using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Elementwise;

/// <summary>Prints an elementwise formula: row by row, each row's columns in vectors.</summary>
internal sealed class MapEmitter(MapKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Maps", "Elementwise formulas: row by row, each row's columns in vectors.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows of the signal"),
        ("Columns", kernel.Columns, "Floats of a row"),
        ("OutputStride", kernel.OutputStride, "Floats from one row of the output to the next"),
        .. kernel.Strides.Select((stride, input) => ($"Stride{Literal.Of(input)}", stride, $"Floats from one row of x{Literal.Of(input)} to the next")),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x{i}", "input i of the formula"),
        ("y", "the output"),
        ("r{i}", "a row of input i"),
        ("ry", "a row of the output"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        using (writer.Loop("row", kernel.Rows) ?? writer.Braces())
        {
            for (var input = 0; input < kernel.Strides.Count; input++)
            {
                if (kernel.Strides[input] != 0)
                    writer.Line($"ref var r{Literal.Of(input)} = {Offset.Ref("x" + Literal.Of(input), Row(kernel.Strides[input], "Stride" + Literal.Of(input)))};");
            }

            writer.Line($"ref var ry = {Offset.Ref("y", Row(kernel.OutputStride, "OutputStride"))};");
            ColumnLoop.Emit(writer, vector, kernel.Columns, together: 1, (v, column, _) => EmitVector(writer, v, column));
        }
    }

    private string Row(int stride, string name) => Offset.Each(kernel.Rows, "row", stride == kernel.Columns ? "Columns" : name);

    private void EmitVector(SourceWriter writer, VectorWriter vector, string column)
    {
        var operands = kernel.Strides
            .Select((stride, input) => vector.Load((stride == 0 ? "x" : "r") + Literal.Of(input), column))
            .ToList();
        writer.Line($"var value = {vector.Print(kernel.Formula, operands)};");
        writer.Line(vector.Store("value", "ry", column));
    }
}
