using System.Collections.Generic;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Movement;

/// <summary>Prints the filling of a halo from its signal, or the folding of its gradient back.</summary>
internal sealed class HaloEmitter(HaloKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Halos", "The filling of a halo from its signal, or the folding of its gradient back.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Channels", kernel.Channels, "Floats of a row"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the signal, with its padding before and behind"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        foreach (var stretch in kernel.Stretches)
            EmitStretch(writer, vector, stretch);
    }

    private void EmitStretch(SourceWriter writer, VectorWriter vector, HaloStretch stretch)
    {
        var source = stretch.Direction switch
        {
            0 => Literal.Of(stretch.Source),
            1 => $"{Literal.Of(stretch.Source)} + row",
            _ => $"{Literal.Of(stretch.Source)} - row",
        };
        using (writer.Block($"for (nint row = 0; row < {Literal.Of(stretch.Count)}; row++)"))
        {
            writer.Line($"ref var halo = ref Unsafe.Add(ref x, ({Literal.Of(stretch.First)} + row) * Channels);");
            writer.Line($"ref var signal = ref Unsafe.Add(ref x, (nint)({source}) * Channels);");
            ColumnLoop.Emit(writer, vector, kernel.Channels, together: 1, (v, column, _) =>
            {
                writer.Line(kernel.Kind == HaloKind.Fill
                    ? $"var value = {v.Load("signal", column)};"
                    : $"var value = {v.Add(v.Load("signal", column), v.Load("halo", column))};");
                writer.Line(v.Store("value", kernel.Kind == HaloKind.Fill ? "halo" : "signal", column));
            });
        }
    }
}
