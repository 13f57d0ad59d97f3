using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints sums over rows: for a few vectors of columns at once, down all rows.</summary>
internal sealed class ColumnSumEmitter(ColumnSumKernel kernel) : KernelEmitter
{
    private const int Together = 4;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Rows", kernel.Rows, "Rows that are summed over"),
        ("Columns", kernel.Columns, "Floats of a row"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("mean", "the mean of each channel"),
        ("dy", "the gradient of the output"),
        ("sums", "the sums"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        writer.Line(Optimized);
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
            ColumnLoop.Emit(writer, vector, kernel.Columns, Together, (v, column, vectors) => EmitColumns(writer, v, column, vectors));
    }

    private void EmitColumns(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        switch (kernel.Kind)
        {
            case ColumnSumKind.Add:
                EmitSum(writer, vector, column, vectors, "sum", start: index => vector.Load("sums", ColumnLoop.At(column, vector, index)));
                EmitStores(writer, vector, column, vectors, "sum", "");
                break;
            case ColumnSumKind.Moments:
                EmitMoments(writer, vector, column, vectors);
                break;
            default:
                EmitProducts(writer, vector, column, vectors);
                break;
        }
    }

    /// <summary>Where vectors are few, neighbouring rows have sums of their own, which would else wait for each other.</summary>
    private void EmitSum(
        SourceWriter writer, VectorWriter vector, string column, int vectors, string name, Func<int, string> start)
    {
        var parts = Math.Min(kernel.Rows, Together / vectors);
        for (var part = 0; part < parts; part++)
        {
            for (var index = 0; index < vectors; index++)
                writer.Line($"var {Sum(index, part)} = {(part == 0 ? start(index) : vector.Constant(0))};");
        }

        using (writer.Block($"for (nint row = 0; row < {(kernel.Rows % parts == 0 ? "Rows" : $"Rows / {Literal.Of(parts)} * {Literal.Of(parts)}")}; row{(parts == 1 ? "++" : " += " + Literal.Of(parts))})"))
            EmitRows("row", parts);
        if (kernel.Rows % parts > 0)
            EmitRows(Literal.Of(kernel.Rows / parts * parts), kernel.Rows % parts);
        for (var index = 0; parts > 1 && index < vectors; index++)
            writer.Line($"{Sum(index, 0)} = {string.Join(" + ", Enumerable.Range(0, parts).Select(part => Sum(index, part)))};");

        string Sum(int index, int part) => name + Literal.Of(index) + (part == 0 ? "" : "part" + Literal.Of(part));

        void EmitRows(string first, int rows)
        {
            for (var part = 0; part < rows; part++)
            {
                for (var index = 0; index < vectors; index++)
                {
                    var row = part == 0 ? first : $"({first} + {Literal.Of(part)})";
                    var value = vector.Load("x", $"{row} * Columns + {ColumnLoop.At(column, vector, index)}");
                    writer.Line($"{Sum(index, part)} = {vector.Add(Sum(index, part), value)};");
                }
            }
        }
    }

    /// <summary>The mean first, then the squares of the differences from it: one pass more, and no cancellation.</summary>
    private void EmitMoments(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        EmitSum(writer, vector, column, vectors, "mean", _ => vector.Constant(0));
        for (var index = 0; index < vectors; index++)
        {
            var i = Literal.Of(index);
            writer.Line($"mean{i} = {vector.Divide("mean" + i, vector.Broadcast("(float)Rows"))};");
            writer.Line($"var square{i} = {vector.Constant(0)};");
        }

        using (writer.Block("for (nint row = 0; row < Rows; row++)"))
        {
            for (var index = 0; index < vectors; index++)
            {
                var i = Literal.Of(index);
                var value = vector.Load("x", $"row * Columns + {ColumnLoop.At(column, vector, index)}");
                writer.Line($"var difference{i} = {vector.Subtract(value, "mean" + i)};");
                writer.Line($"square{i} = {vector.MultiplyAdd("difference" + i, "difference" + i, "square" + i)};");
            }
        }

        EmitStores(writer, vector, column, vectors, "mean", "");
        EmitStores(writer, vector, column, vectors, "square", "Columns + ");
    }

    private static void EmitProducts(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        for (var index = 0; index < vectors; index++)
        {
            var i = Literal.Of(index);
            writer.Line($"var mean{i} = {vector.Load("mean", ColumnLoop.At(column, vector, index))};");
            writer.Line($"var sum{i} = {vector.Constant(0)};");
            writer.Line($"var product{i} = {vector.Constant(0)};");
        }

        using (writer.Block("for (nint row = 0; row < Rows; row++)"))
        {
            for (var index = 0; index < vectors; index++)
            {
                var (i, offset) = (Literal.Of(index), $"row * Columns + {ColumnLoop.At(column, vector, index)}");
                writer.Line($"var gradient{i} = {vector.Load("dy", offset)};");
                writer.Line($"sum{i} = {vector.Add("sum" + i, "gradient" + i)};");
                var centred = vector.Subtract(vector.Load("x", offset), "mean" + i);
                writer.Line($"product{i} = {vector.MultiplyAdd("gradient" + i, centred, "product" + i)};");
            }
        }

        EmitStores(writer, vector, column, vectors, "sum", "");
        EmitStores(writer, vector, column, vectors, "product", "Columns + ");
    }

    private static void EmitStores(SourceWriter writer, VectorWriter vector, string column, int vectors, string name, string place)
    {
        for (var index = 0; index < vectors; index++)
            writer.Line(vector.Store(name + Literal.Of(index), "sums", place + ColumnLoop.At(column, vector, index)));
    }
}
