using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SpliceJunctions;

/// <summary>The filters of the first layer that tell a class from the others best, and the letters that they look for.</summary>
internal static class FilterMotifs
{
    private const int Shown = 3;

    public static void Print(FirstLayer layer, SpliceData data, int label, TextWriter output)
    {
        var (own, others) = (layer.MeanOutput(data, label, isOfClass: true), layer.MeanOutput(data, label, isOfClass: false));
        var best = Enumerable.Range(0, layer.Filters)
            .Select(filter => Enumerable.Range(0, Dna.Length)
                .Select(position => (filter, position, Difference: own[position, filter] - others[position, filter]))
                .MaxBy(each => each.Difference))
            .OrderByDescending(each => each.Difference)
            .Take(Shown);
        foreach (var (filter, position, _) in best)
        {
            var first = position - layer.Before + 1;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  filter {filter,2} reads {Motif(layer, filter)} on letters {first} to {first + layer.Width - 1}: "
                + $"mean output {own[position, filter]:0.00}, for other classes {others[position, filter]:0.00}"));
        }
    }

    /// <summary>A tap's letter where it adds at least half as much as the strongest tap's does; lower case from a quarter on.</summary>
    private static string Motif(FirstLayer layer, int filter)
    {
        var taps = Enumerable.Range(0, layer.Width).Select(tap => Contrast(layer, tap, filter)).ToList();
        var strongest = taps.Max(tap => tap.Height);
        return string.Concat(taps.Select(tap => tap.Height >= strongest / 2 ? tap.Letter
            : tap.Height >= strongest / 4 ? char.ToLowerInvariant(tap.Letter) : '.'));
    }

    /// <summary>The letter that a tap likes best, and by how much more than the four on average.</summary>
    private static (char Letter, double Height) Contrast(FirstLayer layer, int tap, int filter)
    {
        var weights = Enumerable.Range(0, Dna.Letters).Select(letter => layer.Weight(tap, letter, filter)).ToList();
        var best = Enumerable.Range(0, Dna.Letters).MaxBy(letter => weights[letter]);
        return (Dna.Alphabet[best], weights[best] - weights.Average());
    }
}
