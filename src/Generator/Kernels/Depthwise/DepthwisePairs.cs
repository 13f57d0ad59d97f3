using System.Linq;
using Gen.Generator.Algorithms.Depthwise;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Depthwise;

/// <summary>
/// Prints the sums of a tile of pairs of neighbouring positions, whose taps go in pairs, too: <c>both{q}</c> has what the positions of pair q have in common, <c>acc{p}</c>
/// what position p has by itself. For each group of taps every value is read once, and every difference of neighbours made once, for all that need them.
/// </summary>
internal sealed class DepthwisePairs(DepthwiseKernel kernel, VectorWriter vector, DepthwiseSchedule schedule)
{
    private readonly DepthwiseSums _sums = new(kernel, vector);

    private bool IsOdd => kernel.Taps % 2 == 1;

    /// <summary>Whether there is but one group: then a position ends with the value that its last tap is on, else behind all groups.</summary>
    private bool IsWhole => schedule.PairsOfGroup == kernel.Taps / 2;

    /// <summary>Prints what stays in registers while the tiles go by.</summary>
    public void EmitBefore(SourceWriter writer) => EmitWeights(writer, first: "0", schedule.PairsOfGroup);

    /// <summary>Prints the sums of a tile.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="outputs">The pairs of positions.</param>
    /// <param name="x">The reference to what the first tap sees at the first position.</param>
    public void Emit(SourceWriter writer, int outputs, string x)
    {
        for (var output = 0; output < outputs; output++)
            writer.Line($"var both{N(output)} = start;");
        for (var position = 0; position < 2 * outputs; position++)
            writer.Line($"var acc{N(position)} = {vector.Constant(0)};");
        var (groups, rest) = (kernel.Taps / 2 / schedule.PairsOfGroup, kernel.Taps / 2 % schedule.PairsOfGroup);
        EmitGroups(writer, outputs, x, groups, firstTap: 0, schedule.PairsOfGroup);
        if (rest > 0)
            EmitGroups(writer, outputs, x, groups: 1, groups * 2 * schedule.PairsOfGroup, rest);
        if (!IsWhole)
            EmitEnds(writer, outputs, x);
    }

    private static string N(int number) => Literal.Of(number);

    /// <summary>Equal groups of pairs of taps in a loop.</summary>
    private void EmitGroups(SourceWriter writer, int outputs, string x, int groups, int firstTap, int pairs)
    {
        using (writer.Loop("group", groups) ?? writer.Braces())
        {
            var first = Offset.Sum(N(firstTap), Offset.Each(groups, "group", 2 * pairs));
            if (!schedule.IsStationary)
                EmitWeights(writer, first, pairs);
            var group = $"({first}) * TapStride";
            writer.Line($"ref var xGroup = {(first == "0" ? $"ref {x}" : Offset.Ref(x, group))};");
            EmitGroup(writer, outputs, pairs);
        }
    }

    /// <summary>The weights of a group, the sums of each pair, and that of a last tap without a partner, where a group has all pairs.</summary>
    private void EmitWeights(SourceWriter writer, string first, int pairs)
    {
        foreach (var tap in Enumerable.Range(0, 2 * pairs))
            _sums.EmitWeight(writer, N(tap), Offset.Sum(first, N(tap)) is var sum && sum.Contains(' ') ? $"({sum})" : sum);
        for (var pair = 0; pair < pairs; pair++)
            writer.Line($"var sum{N(pair)} = {vector.Add($"w{N(2 * pair)}", $"w{N(2 * pair + 1)}")};");
        if (IsWhole && IsOdd)
            EmitLastWeight(writer);
    }

    private void EmitGroup(SourceWriter writer, int outputs, int pairs)
    {
        for (var value = 0; value < 2 * outputs + (IsWhole ? kernel.Taps : 2 * pairs) - 1; value++)
        {
            writer.Line($"var x{N(value)} = {vector.Load("xGroup", N(value * kernel.TapStride))};");
            EmitDifference(writer, outputs, pairs, value);
            for (var output = 0; output < outputs; output++)
            {
                if (value - 1 - 2 * output is var tap and >= 0 && tap < 2 * pairs && tap % 2 == 0)
                    writer.Line($"both{N(output)} = {vector.MultiplyAdd($"x{N(value)}", $"sum{N(tap / 2)}", $"both{N(output)}")};");
            }

            if (IsWhole && value >= kernel.Taps - 1)
                EmitEnd(writer, value - (kernel.Taps - 1), $"x{N(value)}");
        }
    }

    /// <summary>
    /// What the difference of a value and the one before it is multiplied by: for the first position of a pair, which it is taken from, by the first tap of the pair
    /// whose second one is on the value; for the second position by the second tap of the pair that is.
    /// </summary>
    private void EmitDifference(SourceWriter writer, int outputs, int pairs, int value)
    {
        var uses = Enumerable.Range(0, 2 * outputs).Select(position => (Position: position, Tap: value - position - (position % 2 == 0 ? 1 : 0)))
            .Where(use => use.Tap >= 0 && use.Tap < 2 * pairs && use.Tap % 2 == use.Position % 2).ToList();
        if (uses.Count > 0)
            writer.Line($"var step{N(value)} = {vector.Subtract($"x{N(value)}", $"x{N(value - 1)}")};");
        foreach (var (position, tap) in uses)
            writer.Line($"acc{N(position)} = {vector.MultiplyAdd($"step{N(value)}", $"w{N(tap)}", $"acc{N(position)}")};");
    }

    private void EmitEnds(SourceWriter writer, int outputs, string x)
    {
        if (IsOdd)
            EmitLastWeight(writer);
        for (var position = 0; position < 2 * outputs; position++)
            EmitEnd(writer, position, vector.Load(x, N((position + kernel.Taps - 1) * kernel.TapStride)));
    }

    /// <summary>Prints the load of the weight of a last tap without a partner.</summary>
    private void EmitLastWeight(SourceWriter writer) => _sums.EmitWeight(writer, "Last", N(kernel.Taps - 1));

    /// <summary>What a pair of positions has in common less, or plus, one's own, and with the product of a last tap without a partner.</summary>
    private void EmitEnd(SourceWriter writer, int position, string value)
    {
        var (own, both) = ($"acc{N(position)}", $"both{N(position / 2)}");
        var sum = IsOdd ? vector.MultiplyAdd(value, "wLast", both) : both;
        writer.Line($"{own} = {(position % 2 == 0 ? vector.Subtract(sum, own) : vector.Add(sum, own))};");
    }
}
