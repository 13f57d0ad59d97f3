using System.Collections.Generic;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>
/// Prints what keeps the digits of an outer product over many blocks of positions: some blocks are added up in scratch, and what they come to is added to the
/// weights' gradients, with what that loses kept for the next blocks. Once for so many, that takes no time.
/// </summary>
internal sealed class WeightGradientSums(WeightGradientKernel kernel, VectorWriter vector, WeightGradientSchedule schedule, SharedMethods methods)
{
    /// <summary>The blocks whose sums are added up plainly.</summary>
    private const int MostBlocks = 32;

    private static readonly MethodFamily s_family = new("OuterProductSums", "Sums of outer products over some blocks of positions, on their way to the weights' gradients.");

    /// <summary>What the letters mean that only it uses.</summary>
    public static IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("sums", "the sums of some blocks of positions, and behind them what adding those to the weights' gradients has lost"),
    ];

    /// <summary>Opens the loop over so many blocks each, behind what clears the sums.</summary>
    public SourceWriter.Scope Loop(SourceWriter writer)
    {
        methods.Local(writer, "LongBlock", Offset.Times(MostBlocks, "BlockPositions"), "positions whose sums are added up in scratch");
        writer.Line($"ref var sums = {Offset.Ref("panel", Mark.Of("packedLength", schedule.PackedLength(kernel, vector.Isa)))};");
        writer.Line(Clearing().With(["ref sums"]));
        var loop = writer.Block("for (nint start = 0; start < Positions; start += LongBlock)");
        writer.Line("var stop = nint.Min(start + LongBlock, Positions);");
        return loop;
    }

    /// <summary>Prints the addition of a group's sums.</summary>
    public void EmitAddition(SourceWriter writer) =>
        writer.Line(Addition().With(["ref sums", Offset.Ref("dw", Offset.Each(kernel.Groups, "group", "GroupSize"))]));

    private SharedCall Clearing() => methods.Add(new(s_family, "Clear", "Sets the sums to zero, and what was lost.", ["sums"], []), vector, (writer, v) =>
    {
        using (writer.Block("for (nint at = 0; at < 2 * GroupSize; at += Lanes)"))
            writer.Line(v.Store(v.Constant(0), "sums", "at"));
    });

    private SharedCall Addition() => methods.Add(new(s_family, "Add", "Adds the sums to the weights' gradients, and sets them to zero.", ["sums", "dw"], []), vector, (writer, v) =>
    {
        using (writer.Block("for (nint at = 0; at < GroupSize; at += Lanes)"))
        {
            writer.Line($"var sum = {v.Load("dw", "at")};");
            writer.Line($"var sumRest = {v.Load("sums", "GroupSize + at")};");
            BlockedSums.EmitAddition(writer, v, "sum", v.Load("sums", "at"));
            writer.Line(v.Store("sum", "dw", "at"));
            writer.Line(v.Store("sumRest", "sums", "GroupSize + at"));
            writer.Line(v.Store(v.Constant(0), "sums", "at"));
        }
    });
}
