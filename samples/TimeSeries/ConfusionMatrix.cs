using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace TimeSeries;

/// <summary>How many series of which class were taken for which.</summary>
internal sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    public ConfusionMatrix(IReadOnlyList<string> classes, IReadOnlyList<int> labels, IReadOnlyList<int> predicted)
    {
        (Classes, _counts) = (classes, new int[classes.Count, classes.Count]);
        foreach (var (label, guess) in labels.Zip(predicted))
            _counts[label, guess]++;
    }

    public IReadOnlyList<string> Classes { get; }

    /// <summary>The series of a class that were taken for a class.</summary>
    public int this[int label, int guess] => _counts[label, guess];

    public void Print(TextWriter output)
    {
        var width = Math.Max(6, Classes.Max(name => name.Length) + 2);
        output.WriteLine("true class  taken for " + string.Concat(Classes.Select(name => name.PadLeft(width))));
        for (var label = 0; label < Classes.Count; label++)
        {
            var cells = Enumerable.Range(0, Classes.Count).Select(guess => this[label, guess].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            output.WriteLine($"{Classes[label],-22}" + string.Concat(cells));
        }
    }
}
