using System;
using System.IO;
using System.Linq;

namespace Gen.Data;

/// <summary>A data set of the UCR archive: <c>NAME_TRAIN.tsv</c> and <c>NAME_TEST.tsv</c> of one folder.</summary>
internal static class UcrFolder
{
    private const string TrainEnding = "_TRAIN.tsv";
    private const string TestEnding = "_TEST.tsv";

    internal static (SignalSet Train, SignalSet Test) Read(string folder, MissingValues missing)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: there is no such folder.");
        string[] found = [.. Directory.GetFiles(folder, "*" + TrainEnding).Select(path => path[..^TrainEnding.Length])];
        if (found.Length != 1)
            throw Fault.At(folder, $"{found.Length} files end in {TrainEnding}", "Expected the folder of one data set.");
        var train = SignalSet.FromUcr(found[0] + TrainEnding, missing: missing);
        if (train.Classes.Count < 2)
            throw Fault.At(found[0] + TrainEnding, $"all signals are of class '{train.Classes[0]}'", "Expected two classes or more.");
        return (train, SignalSet.FromUcr(found[0] + TestEnding, train.Classes, missing));
    }
}
