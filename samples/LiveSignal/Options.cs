using System;

namespace LiveSignal;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: LiveSignal listen [FILE] [--raw] [--plain]
               LiveSignal amplify INPUT OUTPUT
          listen          hears spoken digits in a wav file, or in standard input: 16 bits, one channel, 8,000 samples a second
          --raw           the samples have no header: arecord -f S16_LE -r 8000 -t raw | LiveSignal listen --raw
          --plain         a line for each word also on a terminal
          amplify         plays a wav file of 48,000 samples a second through a guitar amplifier, and writes another
        """;

    public bool Amplifies { get; init; }

    /// <summary>The file; standard input where there is none.</summary>
    public string? Input { get; init; }

    public string Output { get; init; } = "";

    public bool IsRaw { get; init; }

    public bool IsPlain { get; init; }

    /// <exception cref="ArgumentException">An argument is unknown, or one is missing.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments) => arguments switch
    {
        ["listen", .. var rest] => Listening(rest),
        ["amplify", var input, var output] => new() { Amplifies = true, Input = input, Output = output },
        ["amplify", ..] => throw new ArgumentException("amplify needs two files: the wav file that it reads, and the one that it writes."),
        [] => throw new ArgumentException("It is not said what to do: listen or amplify."),
        [var other, ..] => throw new ArgumentException($"Unknown word '{other}'; expected listen or amplify."),
    };

    private static Options Listening(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        foreach (var argument in arguments)
        {
            options = argument switch
            {
                "--raw" => options with { IsRaw = true },
                "--plain" => options with { IsPlain = true },
                "-" => options,
                _ when argument.StartsWith('-') => throw new ArgumentException($"Unknown argument '{argument}'."),
                _ when options.Input is not null => throw new ArgumentException($"There are two files, '{options.Input}' and '{argument}'; expected one."),
                _ => options with { Input = argument },
            };
        }

        return options;
    }
}
