using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.ChannelsFirst;

/// <summary>
/// Prints the store of a tile's sums, channels last: of four filters' vectors of positions those of each position are brought side by side, in registers. Nothing
/// but the tile's own outputs is written.
/// </summary>
internal sealed class ChannelsFirstStore(VectorWriter vector, int filters)
{
    private const int LaneQuad = 4;

    /// <summary>Prints the stores of a vector of positions.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="position">The first one, from the block's first.</param>
    /// <param name="sums">The variables that hold the filters' sums.</param>
    public void Emit(SourceWriter writer, string position, IReadOnlyList<string> sums)
    {
        using (writer.Braces())
        {
            if (position != "0")
                writer.Line($"ref var yVector = ref Unsafe.Add(ref yTile, {Product(position)});");
            var y = position == "0" ? "yTile" : "yVector";
            for (var first = 0; first < filters; first += LaneQuad)
                EmitFour(writer, y, first, [.. sums.Skip(first).Take(LaneQuad)]);
        }
    }

    private static string Product(string position) => position.All(char.IsLetterOrDigit) ? $"{position} * OutputStride" : $"({position}) * OutputStride";

    private void EmitFour(SourceWriter writer, string y, int first, IReadOnlyList<string> sums)
    {
        if (vector.Lanes == 1)
        {
            for (var filter = 0; filter < sums.Count; filter++)
                writer.Line(vector.Store(sums[filter], y, Literal.Of(first + filter)));
            return;
        }

        var together = Math.Min(LaneQuad, sums.Count == 3 ? LaneQuad : sums.Count);
        var values = together switch
        {
            1 => sums,
            2 => EmitPair(writer, first, sums),
            _ => EmitQuad(writer, first, sums),
        };
        for (var part = 0; part < vector.Lanes / LaneQuad; part++)
        {
            for (var value = 0; value < values.Count; value++)
                EmitPart(writer, y, first, sums.Count, part * LaneQuad + value * (LaneQuad / values.Count), vector.Part(values[value], vector.Lanes / LaneQuad, part));
        }
    }

    /// <summary>Of two filters two positions of each four lanes.</summary>
    private string[] EmitPair(SourceWriter writer, int first, IReadOnlyList<string> sums)
    {
        var names = new[] { $"low{Literal.Of(first)}", $"high{Literal.Of(first)}" };
        for (var half = 0; half < names.Length; half++)
            writer.Line($"var {names[half]} = {vector.Interleave(half == 1, sums[0], sums[1])};");
        return names;
    }

    /// <summary>Of four filters one position of each four lanes. Three are four, of which one does not matter.</summary>
    private string[] EmitQuad(SourceWriter writer, int first, IReadOnlyList<string> sums)
    {
        var (last, names) = (sums[sums.Count - 1], Enumerable.Range(0, LaneQuad).Select(position => $"out{Literal.Of(first)}x{Literal.Of(position)}").ToArray());
        for (var half = 0; half < 2; half++)
        {
            writer.Line($"var even{Literal.Of(first + half)} = {vector.Interleave(half == 1, sums[0], sums[2])};");
            writer.Line($"var odd{Literal.Of(first + half)} = {vector.Interleave(half == 1, sums[1], last)};");
        }

        for (var position = 0; position < LaneQuad; position++)
        {
            var half = Literal.Of(first + position / 2);
            writer.Line($"var {names[position]} = {vector.Interleave(position % 2 == 1, "even" + half, "odd" + half)};");
        }

        return names;
    }

    /// <summary>Prints the stores of four lanes: so many filters of as many positions as there is room for.</summary>
    private void EmitPart(SourceWriter writer, string y, int first, int count, int position, string part)
    {
        var quad = vector.Of(LaneQuad);
        string At(int index) => Offset.Sum(Offset.Times(position + index, "OutputStride"), Literal.Of(first));
        if (count == 1)
        {
            for (var lane = 0; lane < LaneQuad; lane++)
                writer.Line($"{Offset.Ref(y, At(lane)).Substring("ref ".Length)} = {quad.Element(part, lane)};");
        }
        else if (count == 2)
        {
            writer.Line(vector.Of(2).Store(quad.Part(part, 2, 0), y, At(0)));
            writer.Line(vector.Of(2).Store(quad.Part(part, 2, 1), y, At(1)));
        }
        else
        {
            writer.Line(quad.StoreFirst(count, part, y, At(0)));
        }
    }
}
