using System;
using System.Globalization;

namespace SpokenDigits;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: SpokenDigits --data FOLDER [--seed N] [--epochs N] [--threads N] [--save FILE]
          --data FOLDER   the wav files of the Free Spoken Digit Dataset: {digit}_{speaker}_{index}.wav
          --seed N        decides initial weights, order and shifts (0)
          --epochs N      passes through the training set (20)
          --threads N     training threads (2)
          --save FILE     writes the trained weights; samples/LiveSignal listens with them
        """;

    public string DataPath { get; init; } = "";

    public int Seed { get; init; }

    public int Epochs { get; init; } = 20;

    public int Threads { get; init; } = 2;

    public string? SavePath { get; init; }

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or no number.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        while (!arguments.IsEmpty)
        {
            var (name, value) = (arguments[0], arguments.Length > 1 ? arguments[1] : null);
            options = name switch
            {
                "--data" => options with { DataPath = Text(name, value) },
                "--seed" => options with { Seed = Number(name, value, 0) },
                "--epochs" => options with { Epochs = Number(name, value, 1) },
                "--threads" => options with { Threads = Number(name, value, 1) },
                "--save" => options with { SavePath = Text(name, value) },
                _ => throw new ArgumentException($"Unknown argument '{name}'."),
            };
            arguments = arguments[2..];
        }

        return options.DataPath.Length > 0 ? options : throw new ArgumentException("--data is missing; expected a folder of wav files.");
    }

    private static string Text(string name, string? value) => value ?? throw new ArgumentException($"{name} needs a value.");

    private static int Number(string name, string? value, int least) =>
        int.TryParse(Text(name, value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new ArgumentException($"{name} is '{value}'; expected a whole number of at least {least}.");
}
