using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints how the lanes of some vectors are joined, by addition or another operation whose order does not matter: all of the first vector's in lane 0 of one
/// vector, all of the second's in lane 1, and so on. Each turn joins two vectors into one that has half of each, which takes a quarter of the operations of one
/// vector after the other.
/// </summary>
/// <param name="vector">How wide they are.</param>
/// <param name="join">The operation.</param>
/// <param name="values">The variables that hold them, at most as many as lanes; they are overwritten.</param>
internal sealed class LaneJoin(VectorWriter vector, Func<VectorWriter, string, string, string> join, IReadOnlyList<string> values)
{
    /// <summary>No vector is narrower, but for a single float.</summary>
    private const int LeastLanes = 4;

    /// <summary>The vector that comes out, no wider than it takes.</summary>
    public VectorWriter Width { get; } = WidthOf(vector, values.Count);

    /// <summary>The vector that so many values come to.</summary>
    public static VectorWriter WidthOf(VectorWriter vector, int values) => vector.Of(Lanes(vector.Lanes, values));

    /// <summary>Prints it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">The variable that is declared for what comes out.</param>
    public void Emit(SourceWriter writer, string result)
    {
        var parts = values;
        for (var lanes = vector.Lanes; lanes > Width.Lanes; lanes /= 2)
            parts = Halved(writer, parts, vector.Of(lanes));
        for (var lanes = 2; lanes <= Width.Lanes; lanes *= 2)
            parts = Joined(writer, parts, lanes);
        writer.Line($"var {result} = {parts[0]};");
    }

    private static int Lanes(int most, int values)
    {
        var lanes = most;
        while (lanes > LeastLanes && lanes / 2 >= values)
            lanes /= 2;
        return lanes;
    }

    private List<string> Halved(SourceWriter writer, IReadOnlyList<string> parts, VectorWriter width) => [.. parts.Select(part =>
    {
        var half = $"{part}h";
        writer.Line($"var {half} = {join(width.Of(width.Lanes / 2), width.Part(part, 2, 0), width.Part(part, 2, 1))};");
        return half;
    })];

    /// <summary>Of each so many lanes the first half joins the first vector's, the second half the second's.</summary>
    private List<string> Joined(SourceWriter writer, IReadOnlyList<string> parts, int lanes)
    {
        var joined = new List<string>();
        for (var part = 0; part < parts.Count; part += 2)
        {
            var (a, b) = (parts[part], part + 1 < parts.Count ? parts[part + 1] : parts[part]);
            var (own, other) = a == b ? (a, a) : (Width.Interleave(lanes, a, b), Width.Interleave(lanes, b, a));
            writer.Line($"var {a}j = {join(Width, own, Width.ExchangeHalves(lanes, other))};");
            joined.Add($"{a}j");
        }

        return joined;
    }
}
