using System.Globalization;
using System.IO;

namespace SpliceJunctions;

/// <summary>Which letters around the junction the trained network looks for.</summary>
internal static class Learned
{
    public static void Print(SpliceNetwork network, SpliceData data, TextWriter output)
    {
        var layer = new FirstLayer(network);
        foreach (var label in new[] { SpliceClass.Donor, SpliceClass.Acceptor })
        {
            var effects = new SubstitutionEffects(network, data, label);
            var heading = label == SpliceClass.Donor ? "Donors: exon | intron" : "Acceptors: intron | exon";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{heading}. Mean fall of the probability when a letter is replaced, {effects.Count} test sequences"));
            SequenceLogo.Print(effects, output);
            FilterMotifs.Print(layer, data, label, output);
            output.WriteLine();
        }
    }
}
