using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Gen.Data;

namespace Gen.Tool.Commands;

/// <summary>Trains a known architecture on a folder of the UCR archive's form, at the data's own length and classes.</summary>
internal static class TrainCommand
{
    private static readonly Dictionary<string, string> s_models = new()
    {
        ["fcn"] = """
            [Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
            [Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
            [Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
            [GlobalAveragePool1d]
            """,
        ["lstm"] = "[Lstm(64)]",
        ["cnn"] = """
            [Conv1d(Filters = 32, Width = 7, Padding = "same"), Relu, MaxPool1d]
            [Conv1d(Filters = 64, Width = 5, Padding = "same"), Relu, GlobalMaxPool1d]
            """,
    };

    public static int Run(string[] line, TextWriter output)
    {
        var arguments = new Arguments(line, "model", "epochs", "batch", "seed", "out");
        var folder = arguments.Only("a folder with NAME_TRAIN.tsv and NAME_TEST.tsv");
        var model = arguments.Text("model") ?? "fcn";
        if (!s_models.TryGetValue(model, out var layers))
            throw new UsageException($"The model '{model}' is unknown; expected {string.Join(", ", s_models.Keys)}.");
        var (train, test) = SignalSet.FromUcrFolder(folder);
        var source = FormattableString.Invariant($"[Input(Length = {train.Length}, Channels = {train.Channels})]\n{layers}\n[Dense({train.Classes.Count}), Softmax]\npublic partial class Trained;\n");
        var network = DynamicNetwork.Compile(source, new() { Seed = (arguments.Integer("seed") ?? 1) - 1 });
        var trainer = new Trainer(network, new Adam(), new CrossEntropy()) { Epochs = arguments.Integer("epochs") ?? 100, BatchSize = arguments.Integer("batch") ?? 16 };
        trainer.Fit(train.ToDataset());
        output.WriteLine($"{test.Count} test signals: {(100 * trainer.Evaluate(test.ToDataset()).Accuracy)?.ToString("0.0", CultureInfo.InvariantCulture)} % are told right");
        if (arguments.Text("out") is not { } target)
            return 0;
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "Trained.cs"), "using Gen;\n\n" + source.ReplaceLineEndings("\n"));
        network.Save(Path.Combine(target, "Trained.safetensors"));
        return 0;
    }
}
