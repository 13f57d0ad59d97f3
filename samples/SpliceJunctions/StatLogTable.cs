using System.Globalization;
using System.IO;
using System.Linq;

namespace SpliceJunctions;

/// <summary>
/// Every test accuracy that the StatLog project published for this split: the DNA data set of Michie, Spiegelhalter and Taylor, "Machine
/// Learning, Neural and Statistical Classification", 1994.
/// </summary>
internal static class StatLogTable
{
    private static readonly (string Method, double Percent)[] s_published =
    [
        ("radial basis functions", 95.9),
        ("Dipol92", 95.2),
        ("ALLOC80", 94.3),
        ("quadratic discriminant", 94.1),
        ("linear discriminant", 94.1),
        ("logistic regression", 93.9),
        ("naive Bayes", 93.2),
        ("Castle", 92.8),
        ("IndCART", 92.7),
        ("C4.5", 92.4),
        ("CART", 91.5),
        ("back-propagation", 91.2),
        ("BayTree", 90.5),
        ("CN2", 90.5),
        ("AC2", 90.0),
        ("NewID", 90.0),
        ("Cal5", 86.9),
        ("ITrule", 86.5),
        ("SMART", 85.9),
        ("k nearest neighbours", 84.5),
        ("Kohonen map", 66.1),
    ];

    /// <summary>Prints the table, best first, with this network's accuracy in its place.</summary>
    /// <param name="accuracy">0 to 1.</param>
    /// <param name="output">Where to.</param>
    public static void Print(double accuracy, TextWriter output)
    {
        output.WriteLine("Accuracy on these test sequences, %, beside StatLog's of 1994");
        foreach (var (method, percent) in s_published.Append(("this network", 100 * accuracy)).OrderByDescending(row => row.Item2))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {method,-24}{percent:0.0}"));
    }
}
