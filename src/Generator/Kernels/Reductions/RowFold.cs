using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Reductions;

/// <summary>
/// Prints a sum over the columns of a row, or the greatest of them: an accumulator for each width of vectors that <see cref="ColumnLoop"/> comes to, several for the widest
/// where the row is long enough to wait for its own additions.
/// </summary>
internal sealed class RowFold(SourceWriter writer, VectorWriter vector, int columns, string name, bool isMaximum = false)
{
    private const int Together = 4;

    private readonly List<string> _accumulators = [];

    /// <summary>Prints the loop; the function gives an accumulator's next value.</summary>
    public void Emit(Func<VectorWriter, string, string, string> next)
    {
        var width = vector;
        for (var left = columns; left > 0; left %= width.Lanes, width = width.Narrower)
        {
            if (left >= width.Lanes)
                Declare(width, width.Lanes == vector.Lanes && left >= Together * width.Lanes ? Together : 1);
        }

        ColumnLoop.Emit(writer, vector, columns, Together, (v, column, vectors) =>
        {
            for (var index = 0; index < vectors; index++)
            {
                using (vectors == 1 ? default(IDisposable) : writer.Braces())
                    writer.Line($"{Accumulator(v, index)} = {next(v, ColumnLoop.At(column, v, index), Accumulator(v, index))};");
            }
        });
    }

    /// <summary>What all accumulators come to, as a float.</summary>
    public string Total => isMaximum || _accumulators.Count == 1
        ? _accumulators.Aggregate((total, next) => Join(vector.Of(1), total, next))
        : $"({string.Join(" + ", _accumulators)})";

    private void Declare(VectorWriter width, int count)
    {
        for (var index = 0; index < count; index++)
            writer.Line($"var {Accumulator(width, index)} = {width.Constant(isMaximum ? float.NegativeInfinity : 0)};");
        var all = Enumerable.Range(0, count).Select(index => Accumulator(width, index)).Aggregate((total, next) => Join(width, total, next));
        _accumulators.Add(isMaximum ? width.Greatest(all) : width.Sum(all));
    }

    private string Join(VectorWriter width, string a, string b) => isMaximum ? width.Max(a, b) : width.Add(a, b);

    private string Accumulator(VectorWriter width, int index) => $"{name}{Literal.Of(width.Lanes)}x{Literal.Of(index)}";
}
