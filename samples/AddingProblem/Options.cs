using System;
using System.Globalization;

namespace AddingProblem;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: AddingProblem [--samples N] [--epochs N] [--seed N] [--threads N]
          --samples N     sequences to learn from (50000, as published)
          --epochs N      passes through them (1; published: 10)
          --seed N        decides sequences, initial weights and order (0)
          --threads N     training threads (2)
        """;

    public int Samples { get; init; } = 50_000;

    public int Seed { get; init; }

    public int Epochs { get; init; } = 1;

    public int Threads { get; init; } = 2;

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or no number.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        while (!arguments.IsEmpty)
        {
            var (name, value) = (arguments[0], arguments.Length > 1 ? arguments[1] : null);
            options = name switch
            {
                "--samples" => options with { Samples = Number(name, value, 1) },
                "--seed" => options with { Seed = Number(name, value, 0) },
                "--epochs" => options with { Epochs = Number(name, value, 1) },
                "--threads" => options with { Threads = Number(name, value, 1) },
                _ => throw new ArgumentException($"Unknown argument '{name}'."),
            };
            arguments = arguments[2..];
        }

        return options;
    }

    private static string Text(string name, string? value) => value ?? throw new ArgumentException($"{name} needs a value.");

    private static int Number(string name, string? value, int least) =>
        int.TryParse(Text(name, value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new ArgumentException($"{name} is '{value}'; expected a whole number of at least {least}.");
}
