using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Samples.Tests.Helpers;

namespace Gen.Replay;

/// <summary>Names of files with the hashes of their texts, as they stand in a text file: one line for each, networks before kernels.</summary>
/// <param name="Hashes">The hashes by name.</param>
internal sealed record HashList(IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>The list that is part of the repository.</summary>
    public static string CommittedPath { get; } = Path.Combine(Repository.Root, "tests", "Replay", "emitted.txt");

    /// <summary>The list of some files. Where several share a line, their names and hashes have one hash together.</summary>
    public static HashList Of(IEnumerable<EmittedFile> files) => new(files
        .GroupBy(file => file.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, HashOf, StringComparer.Ordinal));

    /// <summary>The list that is part of the repository; empty where there is none.</summary>
    public static HashList Committed() => File.Exists(CommittedPath) ? Parse(File.ReadLines(CommittedPath)) : new(new Dictionary<string, string>());

    /// <summary>Reads what <see cref="Lines"/> are.</summary>
    public static HashList Parse(IEnumerable<string> lines) =>
        new(lines.Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal));

    /// <summary>The list as text.</summary>
    public IEnumerable<string> Lines() => Hashes
        .OrderBy(file => file.Key.Contains('/') ? 0 : 1).ThenBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => $"{file.Value} {file.Key}");

    /// <summary>Replaces the list that is part of the repository.</summary>
    public void Write() => File.WriteAllText(CommittedPath, string.Concat(Lines().Select(line => line + "\n")));

    /// <summary>What became of the files since a list: <c>changed</c>, <c>new</c> or <c>gone</c>, and the name.</summary>
    public IReadOnlyList<string> ChangesSince(HashList before) =>
    [
        .. Lines().Select(NameIn).Where(before.Hashes.ContainsKey).Where(name => before.Hashes[name] != Hashes[name]).Select(name => "changed " + name),
        .. Lines().Select(NameIn).Where(name => !before.Hashes.ContainsKey(name)).Select(name => "new     " + name),
        .. before.Lines().Select(NameIn).Where(name => !Hashes.ContainsKey(name)).Select(name => "gone    " + name),
    ];

    private static string HashOf(IEnumerable<EmittedFile> files)
    {
        var different = files.Select(file => (file.Name, file.Hash)).Distinct().OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Hash, StringComparer.Ordinal).ToList();
        return different.Count == 1 ? different[0].Hash : EmittedFile.HashOf(string.Join('\n', different));
    }

    private static string NameIn(string line) => line.Split(' ', 2)[1];
}
