using System;
using System.Globalization;
using System.IO;

namespace SpliceJunctions;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: SpliceJunctions [--seed N] [--epochs N] [--data FILE] [--weights FILE] [--cross-validate]
          --seed N          decides initial weights, order and dropout (0)
          --epochs N        passes through the training set (30)
          --data FILE       the sequences (data/splice.tsv beside the program)
          --weights FILE    where the trained weights are saved (splice.safetensors beside the program)
          --cross-validate  leaves the test set alone: five times trains on four fifths of the training set and measures on the fifth
        """;

    public int Seed { get; init; }

    public int Epochs { get; init; } = 30;

    public string DataPath { get; init; } = Path.Combine(AppContext.BaseDirectory, "data", "splice.tsv");

    public string WeightsPath { get; init; } = Path.Combine(AppContext.BaseDirectory, "splice.safetensors");

    public bool CrossValidate { get; init; }

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or no number.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        while (!arguments.IsEmpty)
        {
            var (name, value) = (arguments[0], arguments.Length > 1 ? arguments[1] : null);
            options = name switch
            {
                "--seed" => options with { Seed = Number(name, value, int.MinValue) },
                "--epochs" => options with { Epochs = Number(name, value, 1) },
                "--data" => options with { DataPath = Text(name, value) },
                "--weights" => options with { WeightsPath = Text(name, value) },
                "--cross-validate" => options with { CrossValidate = true },
                _ => throw new ArgumentException($"Unknown argument '{name}'."),
            };
            arguments = arguments[(name == "--cross-validate" ? 1 : 2)..];
        }

        return options;
    }

    private static string Text(string name, string? value) => value ?? throw new ArgumentException($"{name} needs a value.");

    private static int Number(string name, string? value, int least) =>
        int.TryParse(Text(name, value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new ArgumentException($"{name} is '{value}'; expected a whole number" + (least > 0 ? $" of at least {least}." : "."));
}
