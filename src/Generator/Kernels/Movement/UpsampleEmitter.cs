using System.Collections.Generic;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Movement;

/// <summary>
/// Prints the repetition of rows, and its gradient: row by row, each row's columns in vectors. Rows of a single value are repeated a vector of them at a
/// time, or where there are many copies, each as vectors of its copies.
/// </summary>
internal sealed class UpsampleEmitter(UpsampleKernel kernel) : KernelEmitter
{
    /// <summary>The most vectors that are made of one.</summary>
    private const int MostShuffles = 8;

    private static readonly MethodFamily s_family = new("Upsampling", "The repetition of rows, and its gradient.");

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Length", kernel.Length, "Rows of the shorter signal"),
        ("Channels", kernel.Channels, "Floats of a row"),
        ("Factor", kernel.Factor, "Copies of a row"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output"),
        ("dy", "the gradient of the output"),
        ("dx", "the gradient of the input"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var (shorter, longer) = kernel.IsBackward ? ("dx", "dy") : ("x", "y");
        if (kernel is { Channels: 1, IsBackward: false, Factor: <= MostShuffles })
            ColumnLoop.Emit(writer, vector, kernel.Length, together: 1, (v, row, _) => EmitValues(writer, v, row));
        else
            EmitRows(writer, vector, shorter, longer);
    }

    private void EmitRows(SourceWriter writer, VectorWriter vector, string shorter, string longer)
    {
        using (writer.Block("for (nint row = 0; row < Length; row++)"))
        {
            writer.Line($"ref var one = ref Unsafe.Add(ref {shorter}, row * Channels);");
            writer.Line($"ref var copies = ref Unsafe.Add(ref {longer}, row * (Factor * Channels));");
            if (kernel is { Channels: 1, IsBackward: false })
                ColumnLoop.Emit(writer, vector, kernel.Factor, together: 1, (v, copy, _) => writer.Line(v.Store(v.Broadcast("one"), "copies", copy)));
            else
                ColumnLoop.Emit(writer, vector, kernel.Channels, together: 1, (v, column, _) => EmitColumn(writer, v, column));
        }
    }

    private void EmitValues(SourceWriter writer, VectorWriter vector, string row)
    {
        writer.Line($"var value = {vector.Load("x", row)};");
        for (var part = 0; part < kernel.Factor; part++)
        {
            var place = Offset.Sum(row == "0" ? "0" : $"{row} * Factor", Literal.Of(part * vector.Lanes));
            writer.Line(vector.Store(vector.Repeat("value", kernel.Factor, part), "y", place));
        }
    }

    private void EmitColumn(SourceWriter writer, VectorWriter vector, string column)
    {
        var place = Offset.Sum("copy * Channels", column);
        if (!kernel.IsBackward)
        {
            writer.Line($"var value = {vector.Load("one", column)};");
            using (writer.Block("for (nint copy = 0; copy < Factor; copy++)"))
                writer.Line(vector.Store("value", "copies", place));
            return;
        }

        writer.Line($"var sum = {vector.Load("copies", column)};");
        using (writer.Block("for (nint copy = 1; copy < Factor; copy++)"))
            writer.Line($"sum = {vector.Add("sum", vector.Load("copies", place))};");
        writer.Line(vector.Store("sum", "one", column));
    }
}
