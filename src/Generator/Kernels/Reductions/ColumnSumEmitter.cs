using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Reductions;

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

    private int VectorsTogether(VectorWriter vector)
    {
        var most = kernel.Kind == ColumnSumKind.Add ? Math.Max(1, Math.Min(Sums(vector), kernel.Columns / vector.Lanes)) : Together;
        while (most > 1 && !Fits(vector, most, 1))
            most /= 2;
        // Of two ways to have as many sums, the one with a cache line of columns.
        return kernel.Kind == ColumnSumKind.Add && BlockedSums.AreMany(kernel.Rows, 1) && most > 2 && vector.Isa.Registers < 2 * MostSums + most ? 2 : most;
    }

    /// <summary>
    /// Whether the sums of a block, its totals with what they lost, and the means stay in registers: vectors * (names * (parts + 2) + means) + 3 &lt;= registers. Rows of one
    /// block need no totals.
    /// </summary>
    private bool Fits(VectorWriter vector, int vectors, int parts)
    {
        var (names, means) = kernel.Kind == ColumnSumKind.Add ? (1, 0) : (2, 1);
        return !BlockedSums.AreMany(kernel.Rows, parts) || vectors * (names * (parts + 2) + means) + 3 <= vector.Isa.Registers;
    }

    private void EmitColumns(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        switch (kernel.Kind)
        {
            case ColumnSumKind.Add:
                EmitSum(writer, vector, column, vectors, "sum", Parts(vector, vectors));
                for (var index = 0; index < vectors; index++)
                    writer.Line(vector.AddTo("sum" + Literal.Of(index), "sums", ColumnLoop.At(column, vector, index)));
                break;
            case ColumnSumKind.Moments:
                EmitMoments(writer, vector, column, vectors);
                break;
            default:
                EmitProducts(writer, vector, column, vectors);
                break;
        }
    }

    /// <summary>The same where a row is added to two sums: fewer vectors at once leave registers for more rows.</summary>
    private int PartsOfTwo(VectorWriter vector, int vectors)
    {
        var parts = vectors < Together ? Math.Min(Parts(vector, vectors), 3) : 1;
        return BlockedSums.AreMany(kernel.Rows, parts) ? parts : 1;
    }

    /// <summary>The rows that are added at once, to sums of their own.</summary>
    private int Parts(VectorWriter vector, int vectors)
    {
        var parts = Math.Max(1, Math.Min(Sums(vector) / vectors, kernel.Rows));
        while (parts > 1 && !Fits(vector, vectors, parts))
            parts--;
        return parts;
    }

    private void EmitSum(SourceWriter writer, VectorWriter vector, string column, int vectors, string name, int parts = 1) =>
        new BlockedSums(writer, vector, vectors, parts, [name]).Emit("0", "Rows", kernel.Rows, (row, index, sum) =>
        {
            var value = vector.Load("x", $"{row} * Columns + {ColumnLoop.At(column, vector, index)}");
            writer.Line($"{sum(name)} = {vector.Add(sum(name), value)};");
        });

    /// <summary>
    /// The mean first, then the squares of the differences from it: one pass more, and no cancellation. What the differences add up to is what a long sum's rounding has taken from the
    /// mean (Chan, Golub and LeVeque 1983, "Algorithms for computing the sample variance", the corrected two-pass algorithm).
    /// </summary>
    private void EmitMoments(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        EmitMean(writer, vector, column, vectors);
        new BlockedSums(writer, vector, vectors, PartsOfTwo(vector, vectors), ["rest", "square"]).Emit("0", "Rows", kernel.Rows, (row, index, sum) =>
        {
            var (i, value) = (Literal.Of(index), vector.Load("x", $"{row} * Columns + {ColumnLoop.At(column, vector, index)}"));
            writer.Line($"var difference{i} = {vector.Subtract(value, "mean" + i)};");
            writer.Line($"{sum("rest")} = {vector.Add(sum("rest"), "difference" + i)};");
            writer.Line($"{sum("square")} = {vector.MultiplyAdd("difference" + i, "difference" + i, sum("square"))};");
        });
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

    /// <summary>Prints the mean, in a scope of its own: what goes on in it is called as in the next pass.</summary>
    private void EmitMean(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        writer.Line($"{vector.Type} {string.Join(", ", Enumerable.Range(0, vectors).Select(index => "mean" + Literal.Of(index)))};");
        using (writer.Braces())
        {
            EmitSum(writer, vector, column, vectors, "sum", PartsOfTwo(vector, vectors));
            for (var index = 0; index < vectors; index++)
                writer.Line($"mean{Literal.Of(index)} = {vector.Divide("sum" + Literal.Of(index), vector.Broadcast("(float)Rows"))};");
        }
    }

    private void EmitProducts(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        for (var index = 0; index < vectors; index++)
            writer.Line($"var mean{Literal.Of(index)} = {vector.Load("mean", ColumnLoop.At(column, vector, index))};");
        new BlockedSums(writer, vector, vectors, PartsOfTwo(vector, vectors), ["sum", "product"]).Emit("0", "Rows", kernel.Rows, (row, index, sum) =>
        {
            var (i, offset) = (Literal.Of(index), $"{row} * Columns + {ColumnLoop.At(column, vector, index)}");
            writer.Line($"var gradient{i} = {vector.Load("dy", offset)};");
            writer.Line($"{sum("sum")} = {vector.Add(sum("sum"), "gradient" + i)};");
            var centred = vector.Subtract(vector.Load("x", offset), "mean" + i);
            writer.Line($"{sum("product")} = {vector.MultiplyAdd("gradient" + i, centred, sum("product"))};");
        });
        EmitStores(writer, vector, column, vectors, "sum", "");
        EmitStores(writer, vector, column, vectors, "product", "Columns + ");
    }

    private static void EmitStores(SourceWriter writer, VectorWriter vector, string column, int vectors, string name, string place)
    {
        for (var index = 0; index < vectors; index++)
            writer.Line(vector.Store(name + Literal.Of(index), "sums", place + ColumnLoop.At(column, vector, index)));
    }
}
