using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.WeightGradient;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Depthwise;

/// <summary>Prints the weights' gradient of a depthwise kernel: for a vector of channels, as many taps at once as registers hold, down all positions.</summary>
internal sealed class DepthwiseGradientEmitter(DepthwiseGradientKernel kernel) : ChannelwiseEmitter(kernel.Arguments, "dw", kernel.Channels)
{
    private static readonly MethodFamily s_family = new("DepthwiseGradients", "Gradients of the weights of convolutions of each channel by itself.");

    public override MethodFamily Family => s_family;

    /// <summary>The groups of taps that have code of their own, one behind the other.</summary>
    private const int MostGroups = 4;

    private static readonly string s_block = Literal.Of(ProductSums.MostPositions);

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Positions", kernel.Positions, "Positions that are summed over"),
        ("PositionStride", kernel.PositionStride, "Floats from one position to the next in x"),
        ("TapStride", kernel.TapStride, "Floats from one tap to the next in x"),
        ("PanelRows", kernel.Taps, "Rows of a panel of dw: one vector of channels each"),
        ("Channels", kernel.Channels, "Floats from one position to the next in dy"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input, in rows of all its channels"),
        ("dy", "the gradient of the output"),
        ("dw", "the gradient of the weights, packed as they are; the sums are added to it"),
        ("acc{t}", "the sums of tap t"),
        ("lost{t}", "what adding tap t's sums to memory has lost"),
    ];

    protected override void EmitChannels(SourceWriter writer, ChannelVectors channels)
    {
        var vector = channels.Vector;
        // An accumulator for each tap, the gradient, and a register for the compiler.
        var most = vector.Isa.Registers - 3;
        var turns = kernel.Taps > MostGroups * most ? kernel.Taps / most : 0;
        using (EachVector(writer, channels, [("x", "xv"), ("dy", "dyv"), ("dw", "dwv")]))
        {
            if (turns > 0)
                EmitTurns(writer, vector, turns, most);
            for (var first = turns * most; first < kernel.Taps; first += most)
            {
                using (writer.Braces())
                    EmitTaps(writer, vector, first, Math.Min(most, kernel.Taps - first));
            }
        }
    }

    /// <summary>Many taps take turns, so that there is no more code for a wider filter.</summary>
    private void EmitTurns(SourceWriter writer, VectorWriter vector, int turns, int taps)
    {
        using (writer.Loop("turn", turns))
        {
            writer.Line($"ref var xt = ref Unsafe.Add(ref xv, turn * {Offset.Times(taps, "TapStride")});");
            writer.Line($"ref var dwt = ref Unsafe.Add(ref dwv, turn * {Offset.Times(taps, "PanelLanes")});");
            EmitTaps(writer, vector, 0, taps, "xt", "dwt");
        }
    }

    /// <summary>Prints the sums of some taps, over all positions or block after block of them.</summary>
    private void EmitTaps(SourceWriter writer, VectorWriter vector, int first, int count, string x = "xv", string dw = "dwv")
    {
        var taps = Enumerable.Range(first, count).ToList();
        var isInBlocks = ProductSums.AreMany(kernel.Positions);
        if (isInBlocks)
            writer.Line($"{vector.Type} {string.Join(", ", taps.Select(tap => $"lost{Literal.Of(tap)} = {vector.Constant(0)}"))};");
        using (isInBlocks ? writer.Block($"for (nint start = 0; start < Positions; start += {s_block})") : (SourceWriter.Scope?)null)
        {
            if (isInBlocks)
                writer.Line($"var stop = nint.Min(start + {s_block}, Positions);");
            foreach (var tap in taps)
                writer.Line($"var acc{Literal.Of(tap)} = {vector.Constant(0)};");
            EmitPositions(writer, vector, taps, x, isInBlocks ? ("start", "stop") : ("0", "Positions"));
            foreach (var tap in taps)
                writer.Line(vector.AddTo($"acc{Literal.Of(tap)}", dw, Offset.Times(tap, "PanelLanes"), isInBlocks ? "lost" + Literal.Of(tap) : null));
        }
    }

    private static void EmitPositions(SourceWriter writer, VectorWriter vector, IReadOnlyList<int> taps, string x, (string First, string End) positions)
    {
        using (writer.Block($"for (nint position = {positions.First}; position < {positions.End}; position++)"))
        {
            writer.Line($"var gradient = {vector.Load("dyv", "position * Channels")};");
            foreach (var tap in taps)
            {
                var accumulator = $"acc{Literal.Of(tap)}";
                var value = vector.Load(x, Offset.Sum("position * PositionStride", Offset.Times(tap, "TapStride")));
                writer.Line($"{accumulator} = {vector.MultiplyAdd(value, "gradient", accumulator)};");
            }
        }
    }
}
