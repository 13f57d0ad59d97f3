using System;
using System.Numerics;
using Gen.Generator.Diagnostics;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Convolution;

/// <summary>What is possible with a window that slides over a signal, but can hardly be meant.</summary>
internal static class WindowAdvice
{
    /// <summary>Says where so much of a constant is padded that outputs or weights have nothing of the signal.</summary>
    /// <param name="name">The layer.</param>
    /// <param name="window">Its window.</param>
    /// <param name="isLongOnPurpose">Whether a filter longer than the signal may be meant.</param>
    /// <param name="problems">Where it is said.</param>
    public static void OnPadding(string name, Conv1dGeometry window, bool isLongOnPurpose, IProblems problems)
    {
        if (OutputsOfPadding(window) is > 0 and var outputs)
        {
            problems.Report(Descriptors.OutputsOfPadding, "Padding", name, Literal.Of(outputs), Counted.Of(window.OutputLength, "output"),
                Literal.Of(window.Left), Literal.Of(window.Right), Counted.Of(window.Reach, "step"));
        }
        else if (!isLongOnPurpose && TapsOfPadding(window) is > 0 and var taps)
        {
            problems.Report(Descriptors.TapsOfPadding, "Width", name, Literal.Of(taps), Literal.Of(window.Width), problems.Signal(window.Input));
        }
    }

    /// <summary>
    /// Says where some steps are never read: of each stride's steps the taps read as many as <c>tap * dilation</c> has remainders. Beside a block that reads
    /// the same signal, that is what a shortcut is for.
    /// </summary>
    public static void OnSkippedSteps(
        string name, string window, int width, int stride, int dilation, int outputs, Surroundings among, IProblems problems)
    {
        if (outputs > 1 && !among.IsBesideBlock)
            OnGaps(name, window, width, stride, dilation, "signal have a part in the output", problems);
    }

    /// <summary>The same of a transposed convolution, where it is steps of the output that get nothing.</summary>
    public static void OnEmptySteps(string name, string window, int width, int stride, int dilation, int inputs, IProblems problems)
    {
        if (inputs > 1)
            OnGaps(name, window, width, stride, dilation, "output get a part of the signal", problems);
    }

    private static void OnGaps(string name, string window, int width, int stride, int dilation, string what, IProblems problems)
    {
        var met = Math.Min(width, stride / (int)BigInteger.GreatestCommonDivisor(stride, dilation));
        if (met < stride)
            problems.Report(Descriptors.SkippedSteps, "Stride", name, Literal.Of(stride), window, Literal.Of(met), Literal.Of(stride), what);
    }

    /// <summary>The outputs whose whole window lies in front of the signal or behind it.</summary>
    private static int OutputsOfPadding(Conv1dGeometry window)
    {
        var before = CeilingOf(window.Left - window.Reach + 1, window.Stride);
        var behind = window.OutputLength - CeilingOf(window.Left + window.Input.Length, window.Stride);
        return Math.Min(Math.Max(before, 0) + Math.Max(behind, 0), window.OutputLength);
    }

    /// <summary>The taps that lie in front of the signal even in the last window, and those behind it even in the first.</summary>
    private static int TapsOfPadding(Conv1dGeometry window)
    {
        var first = CeilingOf(window.Left - (window.OutputLength - 1) * window.Stride, window.Dilation);
        var last = window.Width - CeilingOf(window.Left + window.Input.Length, window.Dilation);
        return Math.Max(first, 0) + Math.Max(last, 0);
    }

    private static int CeilingOf(int number, int divisor) => number <= 0 ? 0 : (number - 1) / divisor + 1;
}
