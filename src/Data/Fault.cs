using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Gen.Data;

/// <summary>Makes the exceptions of bad files: the place, what is wrong, and what to do.</summary>
internal static class Fault
{
    private const int MostLetters = 40;
    private const int MostNames = 20;

    /// <summary>What is wrong at a place of a file.</summary>
    /// <param name="place">The file, and the line where there is one.</param>
    /// <param name="problem">What came; the end of a sentence that begins with the place.</param>
    /// <param name="cure">What to do, as a sentence.</param>
    internal static InvalidDataException At(string place, FormattableString problem, string cure) =>
        new($"{place}: {problem.ToString(CultureInfo.InvariantCulture)}. {cure}");

    /// <summary>A file and a line, counted from 1.</summary>
    internal static string Place(string file, long line) => FormattableString.Invariant($"{file}, line {line}");

    /// <summary>A text out of a file as a message can hold it.</summary>
    internal static string Shown(string text)
    {
        var line = string.Concat(text.Take(MostLetters).Select(letter => char.IsControl(letter) ? '.' : letter));
        return text.Length > MostLetters ? line + "..." : line;
    }

    /// <summary>Some names, the first twenty of them.</summary>
    internal static string List(IReadOnlyCollection<string> names) => names.Count == 0
        ? "none"
        : string.Join(", ", names.Take(MostNames).Select(Shown)) + (names.Count > MostNames ? FormattableString.Invariant($" and {names.Count - MostNames} more") : "");

    /// <summary>Refuses a file that is not there.</summary>
    internal static void RequireFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: there is no such file. The current folder is {Directory.GetCurrentDirectory()}.", path);
        if (new FileInfo(path).Length == 0)
            throw At(path, $"the file is empty", "Was it written to the end?");
    }
}
