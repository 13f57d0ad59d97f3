using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Convolution;

/// <summary>
/// The rows of a convolution's padded input that are equal modulo the stride. Output l sees input row i through tap k where i = l * Stride + k * Dilation,
/// so such rows see the same taps, and from one to the next the outputs move by one.
/// </summary>
/// <param name="FirstRow">The first row, in the padded input.</param>
/// <param name="Rows">The rows, <c>Stride</c> apart.</param>
/// <param name="Taps">The taps that they see.</param>
/// <param name="TapStep">The taps from one seen to the next.</param>
/// <param name="FirstFlippedTap">The first seen of the flipped taps, which is the last of the taps.</param>
/// <param name="GradientStep">The outputs from one seen tap to the next.</param>
/// <param name="FirstGradientRow">The output that the first row sees through the first flipped tap; may lie before the outputs.</param>
/// <param name="OutputLength">The outputs.</param>
internal sealed record InputGradientClass(
    int FirstRow, int Rows, int Taps, int TapStep, int FirstFlippedTap, int GradientStep, int FirstGradientRow, int OutputLength)
{
    /// <summary>The most classes: each has steps and kernels of its own.</summary>
    private const int MostClasses = 512;

    /// <summary>The rows of zeros before the output gradient that are read.</summary>
    public int HaloLeft => Taps == 0 ? 0 : Math.Max(-FirstGradientRow, 0);

    /// <summary>The rows of zeros behind it.</summary>
    public int HaloRight => Taps == 0 ? 0 : Math.Max(FirstGradientRow + (Taps - 1) * GradientStep + Rows - OutputLength, 0);

    /// <summary>
    /// The classes that see taps, at most as many as there are taps. Where a stride leaves rows that see none, all rows come first, as one class without taps:
    /// what the others then write over it is theirs.
    /// </summary>
    /// <param name="geometry">The convolution.</param>
    /// <param name="withPadding">Whether the gradient of the padding is wanted too.</param>
    public static IEnumerable<InputGradientClass> All(Conv1dGeometry geometry, bool withPadding)
    {
        var first = withPadding ? 0 : geometry.Left;
        var end = geometry.Left + geometry.Input.Length + (withPadding ? geometry.ReadRight : 0);
        var seeing = FirstRows(geometry, first).Where(row => row < end).ToList();
        if (seeing.Count < Math.Min(geometry.Stride, end - first))
            yield return new(first, end - first, 0, 0, 0, 0, 0, geometry.OutputLength);
        foreach (var row in seeing)
            yield return Of(geometry, row, (end - row - 1) / geometry.Stride + 1);
    }

    /// <summary>Reports a stride that divides the rows into more classes than can be.</summary>
    public static void Check(string name, Conv1dGeometry geometry, IProblems problems)
    {
        if (Math.Min(geometry.Width, StepOfTaps(geometry)) > MostClasses)
            problems.Report(Descriptors.OutOfRange, "Stride", name, "Stride", $"at most {Literal.Of(MostClasses)} where the filter has more taps than that", Literal.Of(geometry.Stride));
    }

    /// <summary>The first row of each class that sees a tap.</summary>
    private static IEnumerable<int> FirstRows(Conv1dGeometry geometry, int first) => Enumerable.Range(0, Math.Min(geometry.Width, StepOfTaps(geometry)))
        .Select(tap => (int)(((long)tap * geometry.Dilation - first) % geometry.Stride))
        .Select(distance => first + (distance < 0 ? distance + geometry.Stride : distance))
        .Distinct()
        .OrderBy(row => row)
        .Take(geometry.Stride);

    private static InputGradientClass Of(Conv1dGeometry geometry, int row, int rows)
    {
        var (stride, dilation) = (geometry.Stride, geometry.Dilation);
        var step = StepOfTaps(geometry);
        var first = Enumerable.Range(0, Math.Min(geometry.Width, step)).First(tap => (row - (long)tap * dilation) % stride == 0);
        var others = (geometry.Width - 1 - first) / step;
        var last = first + others * step;
        // From a single tap to the next means nothing, and may be any number.
        var (tapStep, gradientStep) = others == 0 ? (1, 1) : (step, dilation / (stride / step));
        return new(row, rows, others + 1, tapStep, geometry.Width - 1 - last, gradientStep, (row - last * dilation) / stride, geometry.OutputLength);
    }

    /// <summary>The taps from one that a row sees to the next.</summary>
    private static int StepOfTaps(Conv1dGeometry geometry) => geometry.Stride / GreatestCommonDivisor(geometry.Stride, geometry.Dilation);

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
