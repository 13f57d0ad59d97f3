using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints the weights' gradient of a sliding kernel: for a vector of channels, as many taps at once as registers hold, down all positions.</summary>
internal sealed class SlidingGradientEmitter(SlidingGradientKernel kernel) : KernelEmitter
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Positions", kernel.Positions, "Positions that are summed over"),
        ("PositionStride", kernel.PositionStride, "Floats from one position to the next in x"),
        ("TapStride", kernel.TapStride, "Floats from one tap to the next in x"),
        ("PanelRows", kernel.Taps, "Rows of a panel of dw: one vector of channels each"),
        ("Channels", kernel.Channels, "Floats from one position to the next in dy"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        writer.Line($"private const int Lanes = {Literal.Of(vector.Lanes)};");
        writer.Line();
        var widths = new List<VectorWriter>();
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        {
            ColumnLoop.Emit(writer, vector, kernel.Channels, together: 1, (v, column, _) =>
            {
                widths.Add(v);
                var weights = Offset.Ref("dw", ChannelPanels.Start(v, vector.Lanes, kernel.Channels, column));
                writer.Line($"Channels{Literal.Of(v.Lanes)}({Offset.Ref("x", column)}, {Offset.Ref("dy", column)}, {weights});");
            });
        }

        foreach (var width in widths)
            EmitChannels(writer, width);
    }

    private void EmitChannels(SourceWriter writer, VectorWriter vector)
    {
        writer.Line();
        writer.Line($"// {Counted.Of(vector.Lanes, "channel")}, all taps.");
        writer.Line(Optimized);
        using (writer.Block($"private static void Channels{Literal.Of(vector.Lanes)}({Parameters(kernel.Arguments)})"))
        {
            // An accumulator for each tap, the gradient, and a register for the compiler.
            var most = vector.Isa.Registers - 3;
            for (var first = 0; first < kernel.Taps; first += most)
            {
                using (writer.Braces())
                    EmitTaps(writer, vector, first, Math.Min(most, kernel.Taps - first));
            }
        }
    }

    private static void EmitTaps(SourceWriter writer, VectorWriter vector, int first, int count)
    {
        var taps = Enumerable.Range(first, count).ToList();
        foreach (var tap in taps)
            writer.Line($"var acc{Literal.Of(tap)} = {vector.Load("dw", Offset.Times(tap, "Lanes"))};");
        using (writer.Block("for (nint position = 0; position < Positions; position++)"))
        {
            writer.Line($"var gradient = {vector.Load("dy", "position * Channels")};");
            foreach (var tap in taps)
            {
                var accumulator = $"acc{Literal.Of(tap)}";
                var value = vector.Load("x", Offset.Sum("position * PositionStride", Offset.Times(tap, "TapStride")));
                writer.Line($"{accumulator} = {vector.MultiplyAdd(value, "gradient", accumulator)};");
            }
        }

        foreach (var tap in taps)
            writer.Line(vector.Store($"acc{Literal.Of(tap)}", "dw", Offset.Times(tap, "Lanes")));
    }
}
