using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Generator.Text;

/// <summary>The word that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>More wrong letters than this are another word.</summary>
    private const int MostEdits = 2;

    /// <summary>The word with the fewest letters to insert, delete, replace or exchange with their neighbour; none where all are too far off.</summary>
    /// <param name="word">The word that was written.</param>
    /// <param name="words">Those that it may mean, in small letters.</param>
    /// <param name="mostEdits">The most wrong letters.</param>
    public static string? Of(string word, IEnumerable<string> words, int mostEdits = MostEdits) => words
        .Select(candidate => (candidate, edits: Edits(word.ToLowerInvariant(), candidate)))
        .Where(item => item.edits <= Math.Min(mostEdits, item.candidate.Length / 2))
        .OrderBy(item => item.edits)
        .Select(item => item.candidate)
        .FirstOrDefault();

    /// <summary>Row by row: what it takes to make the first letters of one word of the first letters of the other.</summary>
    private static int Edits(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MostEdits)
            return int.MaxValue;
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                edits[i, j] = i == 0 || j == 0 ? i + j : Fewest(i, j);
        }

        return edits[a.Length, b.Length];

        int Fewest(int i, int j)
        {
            var fewest = Math.Min(edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
            var isExchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return isExchanged ? Math.Min(fewest, edits[i - 2, j - 2] + 1) : fewest;
        }
    }
}
