using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SpliceJunctions;

/// <summary>A sequence logo of plain text: at each position, the letters that matter, stacked as high as they matter.</summary>
internal static class SequenceLogo
{
    private const double Step = 0.05;
    private const int First = SubstitutionEffects.First;
    private const int Last = SubstitutionEffects.Last;

    /// <summary>Prints the columns, with a bar where the junction is.</summary>
    public static void Print(SubstitutionEffects effects, TextWriter output)
    {
        var columns = Enumerable.Range(First, Last - First + 1).Select(position => Column(effects, position)).ToList();
        for (var level = columns.Max(column => column.Length); level > 0; level--)
        {
            var cells = columns.Select(column => level <= column.Length ? column[level - 1] : ' ');
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{level * Step * 100,4:0} % {Row(cells.Select(cell => $" {cell} "))}"));
        }

        output.WriteLine("letter " + Row(Enumerable.Range(First, columns.Count).Select(position => string.Create(CultureInfo.InvariantCulture, $"{position} "))));
    }

    /// <summary>The stack, bottom up, the letter that matters most at its top.</summary>
    private static string Column(SubstitutionEffects effects, int position)
    {
        var letters = Enumerable.Range(0, Dna.Letters).Select(letter => (Letter: Dna.Alphabet[letter], Height: effects[position, letter] / Step));
        return string.Concat(letters.OrderBy(each => each.Height).Select(each => new string(each.Letter, Math.Max(0, (int)Math.Round(each.Height)))));
    }

    private static string Row(IEnumerable<string> cells)
    {
        var beforeJunction = 30 - First + 1;
        return (string.Concat(cells.Take(beforeJunction)) + "|" + string.Concat(cells.Skip(beforeJunction))).TrimEnd();
    }
}
