using System;
using System.Globalization;
using TimeSeries.Models;

namespace TimeSeries;

/// <summary>What the command line may say.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: TimeSeries --data FOLDER [--model NAME] [--seed N | --seeds A-B] [--epochs N] [--batch N] [--threads N] [--watch] [--report FILE]
          --data FOLDER   a data set of the UCR archive: NAME_TRAIN.tsv and NAME_TEST.tsv
          --model NAME    fcn (the default), resnet, inception or tcn
          --seed N        decides initial weights and order (0)
          --seeds A-B     trains once with each of these seeds and prints a row of a Markdown table
          --epochs N      passes through the training set (as published: fcn 2000, resnet and inception 1500)
          --batch N       the series of a step (as published: a tenth of the training set, at most 16 for fcn, 64 for the others)
          --threads N     training threads (1)
          --watch         measures the test set after each epoch, for the curves of the report: slower, and decides nothing
          --report FILE   where the HTML report is written (NAME-MODEL.html beside the program; none with --seeds)
        """;

    public string DataPath { get; init; } = "";

    public string Model { get; init; } = "fcn";

    public int FirstSeed { get; init; }

    public int LastSeed { get; init; }

    /// <summary>Whether the runs of several seeds are wanted as a row of a table.</summary>
    public bool SeedRow { get; init; }

    /// <summary>As published when <see langword="null"/>.</summary>
    public int? Epochs { get; init; }

    /// <summary>As published when <see langword="null"/>.</summary>
    public int? BatchSize { get; init; }

    public int Threads { get; init; } = 1;

    /// <summary>Whether the test set is measured after each epoch.</summary>
    public bool Watch { get; init; }

    /// <summary>Beside the program when <see langword="null"/>.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The series of a step.</summary>
    public int BatchSizeFor(Architecture architecture, UcrData data) => BatchSize ?? architecture.BatchSize(data.Train.Count);

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or wrong.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        while (!arguments.IsEmpty)
        {
            var (name, value) = (arguments[0], arguments.Length > 1 ? arguments[1] : null);
            options = name switch
            {
                "--data" => options with { DataPath = Text(name, value) },
                "--model" => options with { Model = Text(name, value) },
                "--seed" => options.WithSeeds(Number(name, value, 0), Number(name, value, 0), row: false),
                "--seeds" => options.WithSeeds(Range(name, value)),
                "--epochs" => options with { Epochs = Number(name, value, 1) },
                "--batch" => options with { BatchSize = Number(name, value, 1) },
                "--threads" => options with { Threads = Number(name, value, 1) },
                "--watch" => options with { Watch = true },
                "--report" => options with { ReportPath = Text(name, value) },
                _ => throw new ArgumentException($"Unknown argument '{name}'."),
            };
            arguments = arguments[(name == "--watch" ? 1 : 2)..];
        }

        return options.DataPath.Length > 0 ? options : throw new ArgumentException("--data is missing; expected the folder of a data set.");
    }

    private Options WithSeeds((int First, int Last) seeds) => WithSeeds(seeds.First, seeds.Last, row: true);

    private Options WithSeeds(int first, int last, bool row) => this with { FirstSeed = first, LastSeed = last, SeedRow = row };

    private static string Text(string name, string? value) => value ?? throw new ArgumentException($"{name} needs a value.");

    private static (int First, int Last) Range(string name, string? value)
    {
        var ends = Text(name, value).Split('-');
        return ends.Length == 2 && TryNumber(ends[0], out var first) && TryNumber(ends[1], out var last) && first <= last
            ? (first, last)
            : throw new ArgumentException($"{name} is '{value}'; expected two seeds such as 0-4.");
    }

    private static int Number(string name, string? value, int least) =>
        TryNumber(Text(name, value), out var number) && number >= least
            ? number
            : throw new ArgumentException($"{name} is '{value}'; expected a whole number of at least {least}.");

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
