using System;
using System.Globalization;

namespace Denoiser;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: Denoiser [--signals N] [--epochs N] [--seed N] [--threads N] [--picture FILE]
          --signals N     signals to learn from (2000)
          --epochs N      passes through them (15)
          --seed N        decides signals, initial weights and order (0)
          --threads N     training threads (2)
          --picture FILE  where the picture goes (denoiser.svg)
        """;

    public int Signals { get; init; } = 2_000;

    public int Epochs { get; init; } = 15;

    public int Seed { get; init; }

    public int Threads { get; init; } = 2;

    public string Picture { get; init; } = "denoiser.svg";

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or no number.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        while (!arguments.IsEmpty)
        {
            var (name, value) = (arguments[0], arguments.Length > 1 ? arguments[1] : null);
            options = name switch
            {
                "--signals" => options with { Signals = Number(name, value, 1) },
                "--epochs" => options with { Epochs = Number(name, value, 1) },
                "--seed" => options with { Seed = Number(name, value, 0) },
                "--threads" => options with { Threads = Number(name, value, 1) },
                "--picture" => options with { Picture = Text(name, value) },
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
