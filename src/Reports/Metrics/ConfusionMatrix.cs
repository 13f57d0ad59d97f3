using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Gen.Reports;

/// <summary>How many samples of which class were taken for which, and what follows from that. Ratios whose denominator is 0 are 0, as scikit-learn has it.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Counts.</summary>
    /// <param name="labels">The class of each sample, counted from 0.</param>
    /// <param name="predicted">The class that each was taken for.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ArgumentException">There are no samples, the numbers differ, or a class has no name.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (labels.IsEmpty || labels.Length != predicted.Length)
            throw new ArgumentException(FormattableString.Invariant($"There are {labels.Length} labels and {predicted.Length} predictions; expected as many, and at least one."), nameof(predicted));
        (Classes, _counts) = ([.. classes], new int[classes.Count, classes.Count]);
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes.Count || (uint)predicted[i] >= (uint)classes.Count)
                throw new ArgumentException(FormattableString.Invariant($"Sample {i} is of class {labels[i]} and was taken for {predicted[i]}; expected 0 to {classes.Count - 1}."), nameof(labels));
            _counts[labels[i], predicted[i]]++;
        }
    }

    /// <summary>Predicts all samples of a dataset and counts.</summary>
    /// <param name="network">A network whose outputs are class probabilities; of several steps, each counts.</param>
    /// <param name="data">Samples with class probabilities as targets, as <see cref="Dataset.FromLabels"/> makes them.</param>
    /// <param name="classes">The names; <see langword="null"/> for the network's own, or numbers.</param>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    public static ConfusionMatrix Of(INetwork network, Dataset data, IReadOnlyList<string>? classes = null)
    {
        var (labels, predicted) = PredictedClasses.Of(network, data);
        return new ConfusionMatrix(labels, predicted, classes ?? PredictedClasses.Names(network));
    }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The samples of a class that were taken for a class.</summary>
    /// <param name="label">The class that they are of.</param>
    /// <param name="predicted">The class that they were taken for.</param>
    public int this[int label, int predicted] => _counts[label, predicted];

    /// <summary>All samples.</summary>
    public int Count => Enumerable.Range(0, Classes.Count).Sum(Support);

    /// <summary>The share of samples that were told right, 0 to 1.</summary>
    public double Accuracy => Enumerable.Range(0, Classes.Count).Sum(c => (double)_counts[c, c]) / Count;

    /// <summary>The mean recall of the classes that have samples, 0 to 1: accuracy where each class counts the same.</summary>
    public double BalancedAccuracy => Enumerable.Range(0, Classes.Count).Where(c => Support(c) > 0).Average(Recall);

    /// <summary>The mean F1 of the classes: each counts the same.</summary>
    public double MacroF1 => Enumerable.Range(0, Classes.Count).Average(F1);

    /// <summary>The mean F1 of the classes, weighted by their samples.</summary>
    public double WeightedF1 => Weighted(F1);

    /// <summary>The mean precision of the classes.</summary>
    public double MacroPrecision => Enumerable.Range(0, Classes.Count).Average(Precision);

    /// <summary>The mean recall of the classes.</summary>
    public double MacroRecall => Enumerable.Range(0, Classes.Count).Average(Recall);

    /// <summary>The mean precision of the classes, weighted by their samples.</summary>
    public double WeightedPrecision => Weighted(Precision);

    /// <summary>The samples that are of a class.</summary>
    /// <param name="label">Counted from 0.</param>
    public int Support(int label) => Enumerable.Range(0, Classes.Count).Sum(c => _counts[label, c]);

    /// <summary>Of the samples that were taken for a class, the share that are of it.</summary>
    /// <param name="label">Counted from 0.</param>
    public double Precision(int label) => Ratio(_counts[label, label], Enumerable.Range(0, Classes.Count).Sum(c => _counts[c, label]));

    /// <summary>Of the samples that are of a class, the share that were taken for it.</summary>
    /// <param name="label">Counted from 0.</param>
    public double Recall(int label) => Ratio(_counts[label, label], Support(label));

    /// <summary>The harmonic mean of precision and recall.</summary>
    /// <param name="label">Counted from 0.</param>
    public double F1(int label)
    {
        var (precision, recall) = (Precision(label), Recall(label));
        return Ratio(2 * precision * recall, precision + recall);
    }

    /// <summary>Writes the counts as a table: a row for each class, a column for what it was taken for.</summary>
    /// <param name="output">Where to.</param>
    public void Print(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (first, width) = (Math.Max(22, Classes.Max(name => name.Length) + 2), Math.Max(6, Classes.Max(name => name.Length) + 2));
        output.WriteLine("true class  taken for".PadRight(first) + string.Concat(Classes.Select(name => name.PadLeft(width))));
        for (var label = 0; label < Classes.Count; label++)
        {
            var cells = Enumerable.Range(0, Classes.Count).Select(c => _counts[label, c].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            output.WriteLine(Classes[label].PadRight(first) + string.Concat(cells));
        }
    }

    /// <summary>Writes precision, recall and F1 of each class, and their means, as a table.</summary>
    /// <param name="output">Where to.</param>
    public void PrintClasses(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var first = Math.Max(14, Classes.Max(name => name.Length) + 2);
        output.WriteLine("class".PadRight(first) + "precision    recall        F1   samples");
        for (var label = 0; label < Classes.Count; label++)
            output.WriteLine(Row(Classes[label].PadRight(first), Precision(label), Recall(label), F1(label), Support(label)));
        output.WriteLine(Row("mean".PadRight(first), MacroPrecision, MacroRecall, MacroF1, Count));
        output.WriteLine(Row("weighted mean".PadRight(first), WeightedPrecision, Accuracy, WeightedF1, Count));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"accuracy".PadRight(first)}{"",19}{Accuracy,10:0.000}{Count,10}"));
    }

    /// <summary>Both tables.</summary>
    public override string ToString()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Print(text);
        text.WriteLine();
        PrintClasses(text);
        return text.ToString();
    }

    private double Weighted(Func<int, double> measure) => Enumerable.Range(0, Classes.Count).Sum(c => measure(c) * Support(c)) / Count;

    private static string Row(string name, double precision, double recall, double f1, int samples) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{precision,9:0.000}{recall,10:0.000}{f1,10:0.000}{samples,10}");

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
