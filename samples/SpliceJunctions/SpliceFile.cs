using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SpliceJunctions;

/// <summary>Reads <c>class TAB 60 letters</c>, a sequence a line.</summary>
internal static class SpliceFile
{
    /// <summary>StatLog's split: the first 2,000 sequences train, the last 1,186 test.</summary>
    public const int TrainingCount = 2_000;

    public const int TestCount = 1_186;

    /// <exception cref="InvalidDataException">A line is not like that, or there are not 3,186; the message has file and line.</exception>
    public static SpliceData Read(string path)
    {
        var (sequences, labels, line) = (new List<string>(), new List<int>(), 0);
        foreach (var text in File.ReadLines(path))
        {
            line++;
            var columns = text.Split('\t');
            if (columns.Length != 2)
                throw Bad(path, line, $"expected a class, a tab and {Dna.Length} letters, but there are {columns.Length - 1} tabs");
            labels.Add(ReadClass(columns[0], path, line));
            sequences.Add(ReadSequence(columns[1], path, line));
        }

        return line == TrainingCount + TestCount
            ? new SpliceData(sequences, labels)
            : throw Bad(path, line, $"expected {TrainingCount + TestCount} sequences, but the file ends after {line}");
    }

    private static int ReadClass(string text, string path, int line)
    {
        var label = SpliceClass.Codes.ToList().IndexOf(text);
        return label >= 0 ? label : throw Bad(path, line, $"'{text}' is no class; expected {string.Join(", ", SpliceClass.Codes)}");
    }

    private static string ReadSequence(string text, string path, int line)
    {
        if (text.Length != Dna.Length)
            throw Bad(path, line, $"expected {Dna.Length} letters, but there are {text.Length}");
        var odd = text.AsSpan().IndexOfAnyExcept(Dna.Alphabet);
        return odd < 0 ? text : throw Bad(path, line, $"letter {odd + 1} is '{text[odd]}'; expected A, C, G or T");
    }

    private static InvalidDataException Bad(string path, int line, FormattableString problem) =>
        new(FormattableString.Invariant($"{path}({line}): ") + FormattableString.Invariant(problem));
}
