using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>How far two arrays are apart, relative to the expected one.</summary>
public static class Agreement
{
    /// <summary>
    /// max |difference| / (max - min) of the expected values (the measure of Chaudhary et al. 2021); where they are all equal, relative
    /// to their magnitude. Infinite when a value is not finite.
    /// </summary>
    public static double OfRange(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        var range = expected.Max() - expected.Min();
        return Relative(Greatest(expected, actual), range > 0 ? range : expected.Max(Math.Abs));
    }

    /// <summary>
    /// max |difference| / (max - min), 0 counted among the expected values: for tensors that chance may make nearly constant.
    /// </summary>
    public static double OfMagnitude(IReadOnlyList<double> expected, IReadOnlyList<double> actual) =>
        Relative(Greatest(expected, actual), Math.Max(expected.Max(), 0) - Math.Min(expected.Min(), 0));

    private static double Greatest(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        if (expected.Count != actual.Count)
            throw new ArgumentException($"{expected.Count} values were expected, {actual.Count} came.", nameof(actual));
        var greatest = 0.0;
        for (var i = 0; i < expected.Count; i++)
        {
            var difference = Math.Abs(expected[i] - actual[i]);
            greatest = double.IsFinite(difference) ? Math.Max(greatest, difference) : double.PositiveInfinity;
            if (double.IsPositiveInfinity(greatest))
                return greatest;
        }

        return greatest;
    }

    private static double Relative(double difference, double scale) => difference == 0 ? 0 : difference / scale;
}
