using System;
using System.Globalization;

namespace Gen.Reports;

/// <summary>How far numbers are from what they should be.</summary>
/// <param name="MeanAbsoluteError">The mean distance, in the unit of the numbers.</param>
/// <param name="RootMeanSquareError">The root of the mean squared distance, in the unit of the numbers.</param>
/// <param name="RSquared">
/// 1 less the share of the targets' variance that is left over: 1 for the best, 0 for the mean of the targets, below for worse. Of several outputs the mean; of a
/// constant one 1 where all is right, else 0, as scikit-learn has it.
/// </param>
public readonly record struct RegressionMetrics(double MeanAbsoluteError, double RootMeanSquareError, double RSquared)
{
    /// <summary>Measures numbers.</summary>
    /// <param name="outputs">What came.</param>
    /// <param name="targets">What should have come.</param>
    /// <param name="width">How many numbers belong to one sample. Default: 1.</param>
    /// <exception cref="ArgumentException">There are none, the lengths differ, or they are no whole number of samples.</exception>
    public static RegressionMetrics Of(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (outputs.IsEmpty || outputs.Length != targets.Length || outputs.Length % width != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {outputs.Length} outputs and {targets.Length} targets; expected as many, and a multiple of {width}."), nameof(targets));
        }

        var (distance, squares, determined) = (0.0, 0.0, 0.0);
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = (double)outputs[i] - targets[i];
            (distance, squares) = (distance + Math.Abs(difference), squares + difference * difference);
        }

        for (var column = 0; column < width; column++)
            determined += RSquaredOf(outputs, targets, width, column) / width;
        return new RegressionMetrics(distance / outputs.Length, Math.Sqrt(squares / outputs.Length), determined);
    }

    /// <summary>Predicts all samples of a dataset and measures.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    public static RegressionMetrics Of(INetwork network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        return Of(network.Predict(data.Inputs.Span), data.Targets.Span, network.OutputSize);
    }

    /// <summary>The three numbers on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"mean absolute error {MeanAbsoluteError:0.#####}, root mean square error {RootMeanSquareError:0.#####}, R2 {RSquared:0.####}");

    private static double RSquaredOf(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width, int column)
    {
        var (mean, rest, all) = (0.0, 0.0, 0.0);
        for (var i = column; i < targets.Length; i += width)
            mean += targets[i] / (double)(targets.Length / width);
        for (var i = column; i < targets.Length; i += width)
        {
            rest += ((double)outputs[i] - targets[i]) * ((double)outputs[i] - targets[i]);
            all += (targets[i] - mean) * (targets[i] - mean);
        }

        return all > 0 ? 1 - rest / all : rest > 0 ? 0 : 1;
    }
}
