using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen.Tool.Commands;

/// <summary>Stores weights in fewer bits, and says what each layer's cost: of the outputs, and of the accuracy where labels are given.</summary>
internal static class QuantizeCommand
{
    public static int Run(string[] line, TextWriter output)
    {
        var arguments = new Arguments(line, "format", "out", "network", "type", "input", "labels");
        var path = arguments.Only("a safetensors file of weights");
        var format = FormatOf(arguments.Text("format"));
        var file = File.ReadAllBytes(path);
        var smaller = WeightsFile.Convert(file, format);
        if (arguments.Text("network") is { } network)
            Report(QuantizeReport.Of(Compile(network, arguments.Text("type")), file, format, InputOf(arguments), LabelsOf(arguments)), output);
        var target = arguments.Text("out") ?? Path.ChangeExtension(path, FormattableString.Invariant($"{format}.safetensors").ToLowerInvariant());
        File.WriteAllBytes(target, smaller);
        output.WriteLine(FormattableString.Invariant($"{target}: {smaller.Length:N0} bytes, {100.0 * smaller.Length / file.Length:0.0} % of {file.Length:N0}"));
        return 0;
    }

    private static void Report(IReadOnlyList<QuantizeRow> rows, TextWriter output)
    {
        output.WriteLine($"{"stored smaller",-40} {"greatest change, % of the outputs' range",42}{(rows[0].Accuracy is null ? "" : "   accuracy, %")}");
        foreach (var row in rows)
            output.WriteLine(FormattableString.Invariant($"{row.What,-40} {100 * row.Change,42:0.000}") + (row.Accuracy is { } accuracy ? FormattableString.Invariant($"{100 * accuracy,14:0.00}") : ""));
    }

    private static WeightFormat FormatOf(string? name) => name switch
    {
        "int8" => WeightFormat.Int8,
        "bfloat16" => WeightFormat.Bfloat16,
        _ => throw new UsageException($"--format is '{name}'; expected int8 or bfloat16."),
    };

    private static INetwork Compile(string path, string? type) => DynamicNetwork.Compile(File.ReadAllText(path), new() { TypeName = type, Training = false });

    private static float[] InputOf(Arguments arguments) =>
        arguments.Text("input") is { } path ? NpyFile.Read(path).Values : throw new UsageException("With --network expected --input x.npy, the samples to compare on.");

    private static int[]? LabelsOf(Arguments arguments) => arguments.Text("labels") is { } path ? [.. NpyFile.Read(path).Values.Select(value => (int)value)] : null;
}
