using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints the sums of a tile of pairs of neighbouring positions, whose taps go in pairs, too: <c>both{q}</c> has what the positions of pair q have in common, <c>acc{p}</c>
/// what position p has by itself. Every value is read once, and every difference of neighbours made once, for all that need them.
/// </summary>
internal sealed class SlidingPairs(SlidingKernel kernel, VectorWriter vector)
{
    private int Pairs => kernel.Taps / 2;

    private bool IsOdd => kernel.Taps % 2 == 1;

    /// <summary>Prints the sums of the weights of each pair of taps, which have been loaded.</summary>
    public void EmitWeights(SourceWriter writer)
    {
        for (var pair = 0; pair < Pairs; pair++)
            writer.Line($"var sum{N(pair)} = {vector.Add($"w{N(2 * pair)}", $"w{N(2 * pair + 1)}")};");
    }

    /// <summary>Prints the sums of a tile.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="outputs">The pairs of positions.</param>
    /// <param name="x">The reference to what the first tap sees at the first position.</param>
    public void Emit(SourceWriter writer, int outputs, string x)
    {
        for (var output = 0; output < outputs; output++)
            writer.Line($"var both{N(output)} = start;");
        var begun = new HashSet<int>();
        for (var value = 0; value < 2 * outputs + kernel.Taps - 1; value++)
        {
            writer.Line($"var x{N(value)} = {vector.Load(x, N(value * kernel.TapStride))};");
            EmitDifference(writer, outputs, value, begun);
            for (var pair = 0; pair < Pairs; pair++)
            {
                if (Halved(value - 1 - 2 * pair, outputs) is { } output)
                    writer.Line($"both{N(output)} = {vector.MultiplyAdd($"x{N(value)}", $"sum{N(pair)}", $"both{N(output)}")};");
            }

            EmitEnd(writer, outputs, value);
        }
    }

    /// <summary>
    /// What the difference of a value and the one before it is multiplied by: for the first position of a pair, which it is taken from, by the first tap of the pair
    /// whose second one is on the value; for the second position by the second tap of the pair that is.
    /// </summary>
    private void EmitDifference(SourceWriter writer, int outputs, int value, HashSet<int> begun)
    {
        var uses = Enumerable.Range(0, 2 * outputs).Select(position => (Position: position, Tap: value - position - (position % 2 == 0 ? 1 : 0)))
            .Where(use => use.Tap >= 0 && use.Tap < 2 * Pairs && use.Tap % 2 == use.Position % 2).ToList();
        if (uses.Count > 0)
            writer.Line($"var step{N(value)} = {vector.Subtract($"x{N(value)}", $"x{N(value - 1)}")};");
        foreach (var (position, tap) in uses)
        {
            writer.Line(begun.Add(position)
                ? $"var acc{N(position)} = {vector.Multiply($"step{N(value)}", $"w{N(tap)}")};"
                : $"acc{N(position)} = {vector.MultiplyAdd($"step{N(value)}", $"w{N(tap)}", $"acc{N(position)}")};");
        }
    }

    /// <summary>Where the last tap of a position is on the value: what its pair has in common less, or plus, its own, and with the product of a last tap without a partner.</summary>
    private void EmitEnd(SourceWriter writer, int outputs, int value)
    {
        var position = value - (kernel.Taps - 1);
        if (position < 0 || position >= 2 * outputs)
            return;
        var (own, both) = ($"acc{N(position)}", $"both{N(position / 2)}");
        var sum = IsOdd ? vector.MultiplyAdd($"x{N(value)}", $"w{N(kernel.Taps - 1)}", both) : both;
        writer.Line($"{own} = {(position % 2 == 0 ? vector.Subtract(sum, own) : vector.Add(sum, own))};");
    }

    /// <summary>The half of an even number that is a pair of positions.</summary>
    private static int? Halved(int number, int outputs) => number >= 0 && number % 2 == 0 && number / 2 < outputs ? number / 2 : null;

    private static string N(int number) => Literal.Of(number);
}
