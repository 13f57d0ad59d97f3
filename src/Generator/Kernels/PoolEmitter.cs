using System.Collections.Generic;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints a pool: window by window, each channel's values down the window.</summary>
internal sealed class PoolEmitter(PoolKernel kernel) : KernelEmitter
{
    private const int Together = 4;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants => Of(kernel);

    /// <summary>The numbers that both passes share.</summary>
    public static IEnumerable<(string Name, int Value, string Meaning)> Of(PoolKernel kernel) =>
    [
        ("Windows", kernel.Windows, "Windows"),
        ("Length", kernel.Length, "Steps of the signal"),
        ("Channels", kernel.Channels, "Channels of the signal"),
        ("Size", kernel.Size, "Steps of a window"),
        ("Stride", kernel.Stride, "Steps from one window to the next"),
        ("Left", kernel.Left, "Steps by which the first window begins before the signal"),
    ];

    /// <summary>Opens the loop over windows; the part of a window outside the signal does not count.</summary>
    public static SourceWriter.Scope Windows(SourceWriter writer)
    {
        var scope = writer.Block("for (nint window = 0; window < Windows; window++)");
        writer.Line("var first = nint.Max(window * Stride - Left, 0);");
        writer.Line("var end = nint.Min(window * Stride - Left + Size, Length);");
        return scope;
    }

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("y", "the output: a row for each window"),
        ("value{v}", "what vector v of channels has come to"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        writer.Line(Optimized);
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        using (Windows(writer))
            ColumnLoop.Emit(writer, vector, kernel.Channels, Together, (v, column, vectors) => EmitColumns(writer, v, column, vectors));
    }

    private void EmitColumns(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        for (var index = 0; index < vectors; index++)
            writer.Line($"var value{Literal.Of(index)} = {vector.Load("x", $"first * Channels + {ColumnLoop.At(column, vector, index)}")};");
        using (writer.Block("for (var step = first + 1; step < end; step++)"))
        {
            for (var index = 0; index < vectors; index++)
            {
                var (value, next) = ("value" + Literal.Of(index), vector.Load("x", $"step * Channels + {ColumnLoop.At(column, vector, index)}"));
                writer.Line($"{value} = {(kernel.Kind == PoolKind.Max ? vector.Max(value, next) : vector.Add(value, next))};");
            }
        }

        for (var index = 0; index < vectors; index++)
        {
            var value = "value" + Literal.Of(index);
            if (kernel.Kind == PoolKind.Average)
                writer.Line($"{value} = {vector.Divide(value, vector.Broadcast("(float)(end - first)"))};");
            writer.Line(vector.Store(value, "y", $"window * Channels + {ColumnLoop.At(column, vector, index)}"));
        }
    }
}
