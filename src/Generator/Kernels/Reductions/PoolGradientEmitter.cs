using System.Collections.Generic;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Reductions;

/// <summary>
/// Prints the backward pass of a pool: an average gives each step of its window an equal share, a maximum gives everything to the first step that has it.
/// </summary>
internal sealed class PoolGradientEmitter(PoolKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("PoolGradients", "Gradients of pools.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants => PoolEmitter.Of(kernel);

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output: a row for each window"),
        ("dy", "the gradient of the output"),
        ("dx", "the gradient of the input"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        ColumnLoop.Emit(writer, vector, kernel.Length * kernel.Channels, together: 1,
            (v, column, _) => writer.Line(v.Store($"({v.Constant(0)})", "dx", column)));
        using (PoolEmitter.Windows(writer))
            ColumnLoop.Emit(writer, vector, kernel.Channels, together: 1, (v, column, _) => EmitColumn(writer, v, column));
    }

    private void EmitColumn(SourceWriter writer, VectorWriter vector, string column)
    {
        var gradient = vector.Load("dy", $"window * Channels + {column}");
        var offset = $"step * Channels + {column}";
        if (kernel.Kind == PoolKind.Average)
        {
            writer.Line($"var share = {vector.Divide(gradient, vector.Broadcast("(float)(end - first)"))};");
            using (writer.Block("for (var step = first; step < end; step++)"))
                writer.Line(vector.Store(vector.Add(vector.Load("dx", offset), "share"), "dx", offset));
            return;
        }

        writer.Line($"var greatest = {vector.Load("y", $"window * Channels + {column}")};");
        writer.Line($"var left = {gradient};");
        using (writer.Block("for (var step = first; step < end; step++)"))
        {
            writer.Line($"var taken = {vector.WhereEqual(vector.Load("x", offset), "greatest", "left")};");
            writer.Line(vector.Store(vector.Add(vector.Load("dx", offset), "taken"), "dx", offset));
            writer.Line($"left = {vector.Subtract("left", "taken")};");
        }
    }
}
