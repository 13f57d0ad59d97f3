using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Reductions;

/// <summary>Prints a pool: window by window, each channel's values down the window.</summary>
internal sealed class PoolEmitter(PoolKernel kernel) : KernelEmitter
{
    private const int Together = 4;

    /// <summary>Two additions can begin in each cycle and take three or four.</summary>
    private const int MostValues = 8;

    private static readonly MethodFamily s_family = new("Pools", "Pools: window by window, each channel's values down the window.");

    public override MethodFamily Family => s_family;

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
        ("value{v}", "what vector v of channels has come to; behind all channels, of the next steps"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        using (kernel.IsWhole ? null : (SourceWriter.Scope?)Windows(writer))
            ColumnLoop.Emit(writer, vector, kernel.Channels, Together, (v, column, vectors) => EmitColumns(writer, v, column, vectors));
    }

    /// <summary>
    /// The steps that are taken at once, each into values of its own: of a whole signal as many as it takes for no value to wait for itself. A window's ends are
    /// not known before it runs, and it is short.
    /// </summary>
    private int Parts(int vectors) => kernel.IsWhole ? Math.Max(1, Math.Min(MostValues / vectors, kernel.Length)) : 1;

    private void EmitColumns(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        var parts = Parts(vectors);
        var (first, end) = kernel.IsWhole ? ("0", "Length") : ("first", "end");
        if (kernel.Kind == PoolKind.Average && BlockedSums.AreMany(kernel.IsWhole ? kernel.Length : kernel.Size, parts))
        {
            EmitManySteps(writer, vector, column, vectors, first, end);
            return;
        }

        EmitSteps(first, parts, (value, next) => $"var {value} = {next};");
        var rest = kernel.IsWhole ? kernel.Length % parts : 0;
        using (writer.Block($"for (nint step = {Offset.Sum(first, Literal.Of(parts))}; step < {end}{(rest == 0 ? "" : $" - {Literal.Of(rest)}")}; step{(parts == 1 ? "++" : $" += {Literal.Of(parts)}")})"))
            EmitSteps("step", parts, Reduce);
        EmitSteps($"Length - {Literal.Of(rest)}", rest, Reduce);
        for (var index = vectors; index < vectors * parts; index++)
            writer.Line(Reduce(Value(index % vectors), Value(index)));
        EmitStores(writer, vector, column, vectors);

        string Reduce(string value, string next) => $"{value} = {(kernel.Kind == PoolKind.Max ? vector.Max(value, next) : vector.Add(value, next))};";

        void EmitSteps(string from, int steps, Func<string, string, string> line)
        {
            for (var step = 0; step < steps; step++)
            {
                var row = Offset.Sum(from, Literal.Of(step));
                row = row == "0" ? "0" : $"{(row.Contains(" ") ? $"({row})" : row)} * Channels";
                for (var index = 0; index < vectors; index++)
                    writer.Line(line(Value(step * vectors + index), vector.Load("x", Offset.Sum(row, ColumnLoop.At(column, vector, index)))));
            }
        }
    }

    /// <summary>Prints a mean of so many steps that their sum would lose digits.</summary>
    private void EmitManySteps(SourceWriter writer, VectorWriter vector, string column, int vectors, string first, string end)
    {
        var sums = new BlockedSums(writer, vector, vectors, Parts(vectors), ["value"]);
        sums.Emit(first, end, kernel.IsWhole ? kernel.Length : kernel.Size, (step, index, sum) =>
        {
            var value = vector.Load("x", $"{step} * Channels + {ColumnLoop.At(column, vector, index)}");
            writer.Line($"{sum("value")} = {vector.Add(sum("value"), value)};");
        });
        EmitStores(writer, vector, column, vectors);
    }

    private void EmitStores(SourceWriter writer, VectorWriter vector, string column, int vectors)
    {
        var (steps, row) = kernel.IsWhole ? ("(float)Length", "0") : ("(float)(end - first)", "window * Channels");
        for (var index = 0; index < vectors; index++)
        {
            var value = Value(index);
            if (kernel.Kind == PoolKind.Average)
                writer.Line($"{value} = {vector.Divide(value, vector.Broadcast(steps))};");
            writer.Line(vector.Store(value, "y", Offset.Sum(row, ColumnLoop.At(column, vector, index))));
        }
    }

    private static string Value(int index) => "value" + Literal.Of(index);
}
