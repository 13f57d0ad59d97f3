using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace TimeSeries;

/// <summary>A data set of the UCR archive: <c>NAME_TRAIN.tsv</c> and <c>NAME_TEST.tsv</c> of one folder.</summary>
internal sealed class UcrData
{
    private const string TrainEnding = "_TRAIN.tsv";
    private const string TestEnding = "_TEST.tsv";

    private UcrData(string name, IReadOnlyList<string> classes, SeriesSet train, SeriesSet test) =>
        (Name, Classes, Train, Test) = (name, classes, train, test);

    public string Name { get; }

    /// <summary>The labels, in the order of the network's outputs.</summary>
    public IReadOnlyList<string> Classes { get; }

    public SeriesSet Train { get; }

    public SeriesSet Test { get; }

    /// <summary>The steps of each series.</summary>
    public int Length => Train.Length;

    /// <exception cref="InvalidDataException">A file is missing or wrong; the message has file and line.</exception>
    public static UcrData Read(string folder)
    {
        var name = FindName(folder);
        var (trainPath, testPath) = (Path.Combine(folder, name + TrainEnding), Path.Combine(folder, name + TestEnding));
        if (!File.Exists(testPath))
            throw new InvalidDataException($"{testPath}: there is no such file beside {name}{TrainEnding}.");

        var (train, test) = (UcrFile.Read(trainPath), UcrFile.Read(testPath));
        if (train[0].Values.Length != test[0].Values.Length)
            throw UcrFile.Bad(testPath, 1, $"{test[0].Values.Length} values, but the training series have {train[0].Values.Length}");
        if (train.All(row => row.Label == train[0].Label))
            throw UcrFile.Bad(trainPath, train.Count, $"all series are of class '{train[0].Label}'; expected two classes or more");
        RequireKnownLabels(test, testPath, train, "test");
        RequireKnownLabels(train, trainPath, test, "training");

        var classes = InOrder(train.Select(row => row.Label).Distinct());
        return new UcrData(name, classes, new SeriesSet(train, classes), new SeriesSet(test, classes));
    }

    private static string FindName(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"{folder}: there is no such folder.");
        string[] found = [.. Directory.GetFiles(folder, "*" + TrainEnding).Select(path => Path.GetFileName(path)[..^TrainEnding.Length])];
        return found.Length == 1
            ? found[0]
            : throw new InvalidDataException($"{folder}: expected one file whose name ends in {TrainEnding}, but there are {found.Length}.");
    }

    // A class without test series would leave an empty row in the confusion matrix, one without training series cannot be learned.
    private static void RequireKnownLabels(IReadOnlyList<UcrRow> rows, string path, IReadOnlyList<UcrRow> others, string only)
    {
        var known = others.Select(row => row.Label).ToHashSet();
        if (rows.FirstOrDefault(row => !known.Contains(row.Label)) is { } stranger)
            throw UcrFile.Bad(path, stranger.Line, $"class '{stranger.Label}' is in the {only} set only; expected {string.Join(", ", InOrder(known))}");
    }

    private static IReadOnlyList<string> InOrder(IEnumerable<string> labels) =>
        [.. labels.OrderBy(label => double.TryParse(label, CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue).ThenBy(label => label, StringComparer.Ordinal)];
}
