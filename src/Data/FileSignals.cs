using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen.Data;

/// <summary>The signals of several files as one set.</summary>
internal static class FileSignals
{
    /// <summary>The files of a folder, in the order of their paths, each with the name of the folder below this one that it lies in.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">It has no such file.</exception>
    internal static IReadOnlyList<(string Path, string? Folder)> In(string folder, string pattern)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: there is no such folder. The current folder is {Directory.GetCurrentDirectory()}.");
        string[] files = [.. Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? [.. files.Select(file => (file, FirstFolder(Path.GetRelativePath(folder, file))))]
            : throw Fault.At(folder, $"it has no file {pattern}, nor has a folder in it", "Is it the right folder, and do the names end so?");
    }

    /// <summary>One set, whose signals must fit each other.</summary>
    /// <exception cref="InvalidDataException">They do not; the message names the files.</exception>
    internal static SignalSet Join(
        string path, IReadOnlyList<(string Path, (List<Signal> Signals, IReadOnlyList<string>? Channels) Read)> files, IReadOnlyList<string>? classes)
    {
        var (first, channels) = (files[0].Path, files[0].Read.Channels);
        foreach (var file in files)
        {
            if (channels is not null && !channels.SequenceEqual(file.Read.Channels!))
                throw Fault.At(file.Path, $"the channels are {Fault.List([.. file.Read.Channels!])}, but in {first} {Fault.List([.. channels])}", "List the columns that all files have in Channels.");
        }

        try
        {
            return new SignalSet(files.SelectMany(file => file.Read.Signals), channels, classes);
        }
        catch (ArgumentException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}", problem);
        }
    }

    private static string? FirstFolder(string path) =>
        path.IndexOfAny([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]) is var end and > 0 ? path[..end] : null;
}
