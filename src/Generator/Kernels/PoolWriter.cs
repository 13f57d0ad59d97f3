using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>What a pool of positions is in operations: how it starts, how two values become one, and what becomes of the last.</summary>
internal sealed class PoolWriter(SumKernel kernel, PositionPool pool)
{
    public bool IsMax => pool.Kind == PoolKind.Max;

    /// <summary>What leaves any value as it is.</summary>
    public string Start(VectorWriter vector) => vector.Constant(IsMax ? float.NegativeInfinity : 0);

    public string Join(VectorWriter vector, string a, string b) => IsMax ? vector.Max(a, b) : vector.Add(a, b);

    /// <summary>Prints how variables are joined into the first of them: in pairs, so that few wait for others.</summary>
    public void EmitJoin(SourceWriter writer, VectorWriter vector, IReadOnlyList<string> values)
    {
        for (var distance = 1; distance < values.Count; distance *= 2)
        {
            for (var place = 0; place + distance < values.Count; place += 2 * distance)
                writer.Line($"{values[place]} = {Join(vector, values[place], values[place + distance])};");
        }
    }

    /// <summary>Prints the positions at the ends of a signal of one channel, with neighbouring filters in a vector; they join the others.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">How wide it is.</param>
    /// <param name="value">The variable in which the others are joined.</param>
    /// <param name="ends">For each position its inputs and taps.</param>
    /// <param name="bias">Where the vector's sums start.</param>
    /// <param name="weights">A tap's weights.</param>
    public void EmitEnds(
        SourceWriter writer, VectorWriter vector, string value, IEnumerable<IReadOnlyList<(int Input, int Tap)>> ends, string bias, Func<int, string> weights)
    {
        foreach (var end in ends)
        {
            using (writer.Braces())
            {
                writer.Line($"var end = {bias};");
                foreach (var (input, tap) in end)
                {
                    var x = vector.Broadcast(input == 0 ? "x" : $"Unsafe.Add(ref x, {Literal.Of(input)})");
                    writer.Line($"end = {vector.MultiplyAdd(x, weights(tap), "end")};");
                }

                writer.Line($"{value} = {Join(vector, value, kernel.IsEpilogueLast ? "end" : vector.Apply(kernel.Epilogue, ["end"]))};");
            }
        }
    }

    /// <summary>Prints what becomes of a variable in which all positions are joined.</summary>
    public void EmitEnd(SourceWriter writer, VectorWriter vector, string value)
    {
        if (kernel.IsEpilogueLast && kernel.Epilogue != Expression.Identity)
            writer.Line($"{value} = {vector.Apply(kernel.Epilogue, [value])};");
        if (!IsMax)
            writer.Line($"{value} = {Mean(vector, value)};");
    }

    /// <summary>A quotient; of a power of two the product is the same to the bit, and takes a fifth of the time.</summary>
    private string Mean(VectorWriter vector, string value) => (pool.Length & (pool.Length - 1)) == 0
        ? vector.Multiply(value, vector.Constant(1f / pool.Length))
        : vector.Divide(value, vector.Constant(pool.Length));
}
