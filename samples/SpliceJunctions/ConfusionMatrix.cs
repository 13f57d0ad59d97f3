using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SpliceJunctions;

/// <summary>How many sequences of which class were taken for which.</summary>
internal static class ConfusionMatrix
{
    public static void Print(SpliceData data, IReadOnlyList<int> predicted, TextWriter output)
    {
        output.WriteLine("true class  taken for " + string.Concat(SpliceClass.Names.Select(name => $"{name,10}")));
        for (var label = 0; label < SpliceClass.Count; label++)
        {
            var cells = Enumerable.Range(0, SpliceClass.Count).Select(guess => Count(data.Labels, predicted, label, guess));
            output.WriteLine($"{SpliceClass.Names[label],-22}" + string.Concat(cells.Select(cell => $"{cell.ToString(CultureInfo.InvariantCulture),10}")));
        }
    }

    private static int Count(IReadOnlyList<int> labels, IReadOnlyList<int> predicted, int label, int guess) =>
        labels.Zip(predicted).Count(pair => pair == (label, guess));
}
