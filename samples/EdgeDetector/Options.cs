using System;
using System.Globalization;

namespace EdgeDetector;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: EdgeDetector [--junctions] [--bits] < LETTERS
               EdgeDetector --benchmark [N] [--started NANOSECONDS]
          Reads DNA (A, C, G, T, N; plain or FASTA) from standard input and writes a line for each place with 30 letters on both sides:
          the letter behind which it is, donor, acceptor or neither, and the probability.
          --junctions    only donors and acceptors
          --bits         adds the bits of all three probabilities in hexadecimal
          --benchmark N  so many predictions (1000000) on made-up letters, and what they and the start cost
          --started T    when the program was started, in nanoseconds since 1970, as `date +%s%N` says: the benchmark then tells the start by the clock, too
        """;

    public bool JunctionsOnly { get; init; }

    public bool WithBits { get; init; }

    /// <summary>Those of the benchmark; 0 for none.</summary>
    public int Predictions { get; init; }

    /// <summary>Nanoseconds since 1970; 0 if not told.</summary>
    public long Started { get; init; }

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or no number.</exception>
    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i++)
        {
            var hasValue = i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
            options = arguments[i] switch
            {
                "--junctions" => options with { JunctionsOnly = true },
                "--bits" => options with { WithBits = true },
                "--benchmark" => options with { Predictions = hasValue ? (int)Number(arguments[i], arguments[++i], int.MaxValue) : 1_000_000 },
                "--started" => options with { Started = Number(arguments[i], hasValue ? arguments[++i] : "", long.MaxValue) },
                _ => throw new ArgumentException($"Unknown argument '{arguments[i]}'."),
            };
        }

        return options;
    }

    private static long Number(string name, string value, long greatest) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= greatest
            ? number
            : throw new ArgumentException($"{name} is '{value}'; expected a whole number from 1 to {greatest.ToString(CultureInfo.InvariantCulture)}.");
}
