using System;
using System.Collections.Generic;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Sharing;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints sums over rows: for a few vectors of columns at once, down all rows.</summary>
internal sealed class ColumnSumEmitter(ColumnSumKernel kernel) : KernelEmitter
{
    private const int Together = 4;

    /// <summary>Two additions can begin in each cycle and take three or four, so that fewer sums than these wait for themselves.</summary>
    private const int MostSums = 8;

    private static readonly MethodFamily s_family = new("ColumnSums", "Sums over rows: for a few vectors of columns at once, down all rows.");

    public override MethodFamily Family => s_family;

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

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
            ColumnLoop.Emit(writer, vector, kernel.Columns, VectorsTogether(vector), (v, column, vectors) => EmitColumns(writer, v, column, vectors));
    }

    private static int Sums(VectorWriter vector) => Math.Min(MostSums, vector.Isa.Registers / 2);

    private int VectorsTogether(VectorWriter vector) => kernel.Kind == ColumnSumKind.Add
        ? Math.Max(1, Math.Min(Sums(vector), kernel.Columns / vector.Lanes))
        : Together;

    private void EmitColumns(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        switch (kernel.Kind)
        {
            case ColumnSumKind.Add:
                EmitSum(writer, vector, column, vectors, "sum", start: index => vector.Load("sums", ColumnLoop.At(column, vector, index)), Parts(vector, vectors));
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

    /// <summary>The rows that are added at once, to sums of their own.</summary>
    private int Parts(VectorWriter vector, int vectors) => Math.Max(1, Math.Min(Sums(vector) / vectors, kernel.Rows));

    private void EmitSum(
        SourceWriter writer, VectorWriter vector, string column, int vectors, string name, Func<int, string> start, int parts = 1)
    {
        for (var index = 0; index < vectors * parts; index++)
            writer.Line($"var {name}{Literal.Of(index)} = {(index < vectors ? start(index) : vector.Constant(0))};");
        var rest = kernel.Rows % parts;
        using (writer.Block($"for (nint row = 0; row < {(rest == 0 ? "Rows" : $"Rows - {Literal.Of(rest)}")}; row{(parts == 1 ? "++" : $" += {Literal.Of(parts)}")})"))
            EmitRows(writer, vector, column, vectors, name, "row", parts);
        if (rest > 0)
            EmitRows(writer, vector, column, vectors, name, $"Rows - {Literal.Of(rest)}", rest);
        for (var index = vectors; index < vectors * parts; index++)
            writer.Line($"{name}{Literal.Of(index % vectors)} = {vector.Add(name + Literal.Of(index % vectors), name + Literal.Of(index))};");
    }

    /// <summary>Neighbouring rows, each added to sums of its own.</summary>
    private static void EmitRows(SourceWriter writer, VectorWriter vector, string column, int vectors, string name, string first, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var at = row == 0 ? first : $"{first} + {Literal.Of(row)}";
            for (var index = 0; index < vectors; index++)
            {
                var sum = name + Literal.Of(row * vectors + index);
                var value = vector.Load("x", $"{(at == "row" ? at : $"({at})")} * Columns + {ColumnLoop.At(column, vector, index)}");
                writer.Line($"{sum} = {vector.Add(sum, value)};");
            }
        }
    }

    /// <summary>
    /// The mean first, then the squares of the differences from it: one pass more, and no cancellation. What the differences add up to is what a long sum's rounding has taken from the
    /// mean (Chan, Golub and LeVeque 1983, "Algorithms for computing the sample variance", the corrected two-pass algorithm).
    /// </summary>
    private void EmitMoments(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        EmitSum(writer, vector, column, vectors, "mean", _ => vector.Constant(0));
        for (var index = 0; index < vectors; index++)
        {
            var i = Literal.Of(index);
            writer.Line($"mean{i} = {vector.Divide("mean" + i, vector.Broadcast("(float)Rows"))};");
            writer.Line($"var rest{i} = {vector.Constant(0)};");
            writer.Line($"var square{i} = {vector.Constant(0)};");
        }

        using (writer.Block("for (nint row = 0; row < Rows; row++)"))
        {
            for (var index = 0; index < vectors; index++)
            {
                var i = Literal.Of(index);
                var value = vector.Load("x", $"row * Columns + {ColumnLoop.At(column, vector, index)}");
                writer.Line($"var difference{i} = {vector.Subtract(value, "mean" + i)};");
                writer.Line($"rest{i} = {vector.Add("rest" + i, "difference" + i)};");
                writer.Line($"square{i} = {vector.MultiplyAdd("difference" + i, "difference" + i, "square" + i)};");
            }
        }

        for (var index = 0; index < vectors; index++)
        {
            var i = Literal.Of(index);
            writer.Line($"var shift{i} = {vector.Divide("rest" + i, vector.Broadcast("(float)Rows"))};");
            writer.Line($"mean{i} = {vector.Add("mean" + i, "shift" + i)};");
            writer.Line($"square{i} = {vector.Subtract("square" + i, vector.Multiply("rest" + i, "shift" + i))};");
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
