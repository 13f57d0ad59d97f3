using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SpokenDigits;

/// <summary>How often which digit was taken for which, and how well each speaker was understood.</summary>
internal static class ConfusionMatrix
{
    public static void Print(IReadOnlyList<Recording> recordings, IReadOnlyList<int> predicted, TextWriter output)
    {
        var digits = Enumerable.Range(0, Recording.Digits).ToList();
        var pairs = recordings.Zip(predicted, (one, guess) => (one.Digit, one.Speaker, Guess: guess)).ToList();
        output.WriteLine("said  heard as " + string.Concat(digits.Select(digit => Cell(digit))));
        foreach (var said in digits)
            output.WriteLine($"{said,4}           " + string.Concat(digits.Select(heard => Cell(pairs.Count(pair => pair.Digit == said && pair.Guess == heard)))));
        output.WriteLine();
        foreach (var speaker in pairs.GroupBy(pair => pair.Speaker))
        {
            var right = speaker.Count(pair => pair.Digit == pair.Guess);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{speaker.Key,-12}{right,4} of {speaker.Count()} understood"));
        }
    }

    private static string Cell(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(4);
}
