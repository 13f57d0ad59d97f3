using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Reports;

/// <summary>What the parts of a cross-validation achieved.</summary>
/// <param name="Values">The number of each part, in their order.</param>
public sealed record CrossValidation(IReadOnlyList<double> Values)
{
    /// <summary>The mean of the parts.</summary>
    public double Mean => Values.Average();

    /// <summary>The deviation of the parts from it, of the sample (divided by their number less one); 0 of one part.</summary>
    public double Deviation => Values.Count == 1 ? 0 : Math.Sqrt(Values.Sum(value => (value - Mean) * (value - Mean)) / (Values.Count - 1));

    /// <summary>Trains and measures once for each part: <c>CrossValidation.Run(signals.Folds(5), (train, test) => ...)</c>.</summary>
    /// <typeparam name="T">What is divided: a signal set, a dataset.</typeparam>
    /// <param name="folds">What to train on and what to test on.</param>
    /// <param name="measure">Makes a network, trains it on the first and gives its number, such as the accuracy, on the second.</param>
    /// <exception cref="ArgumentException">There are no parts.</exception>
    public static CrossValidation Run<T>(IEnumerable<(T Train, T Test)> folds, Func<T, T, double> measure)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(measure);
        double[] values = [.. folds.Select(fold => measure(fold.Train, fold.Test))];
        return values.Length > 0 ? new CrossValidation(values) : throw new ArgumentException("There are no parts; expected at least one.", nameof(folds));
    }

    /// <summary>Mean, deviation and the parts on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Mean:0.####} +- {Deviation:0.####} ({string.Join(", ", Values.Select(value => value.ToString("0.####", CultureInfo.InvariantCulture)))})");
}
