using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Gen.Tool;

/// <summary>What came out beside what should.</summary>
internal static class Comparison
{
    /// <summary>Prints the greatest difference; 0 where all values are near enough.</summary>
    public static int Report(ModelRun run, IReadOnlyList<NpyArray> expected, double relative, double absolute, TextWriter output)
    {
        if (expected.Count > run.Outputs.Count)
            throw new ArgumentException($"The model has {run.Outputs.Count} outputs, but {expected.Count} are expected.");
        return Report(run.Imported.OutputNames, run.Outputs, expected, relative, absolute, output);
    }

    /// <summary>Prints the greatest difference of each output; 0 where all values are near enough.</summary>
    public static int Report(
        IReadOnlyList<string> names, IReadOnlyList<NpyArray> outputs, IReadOnlyList<NpyArray> expected, double relative, double absolute, TextWriter output)
    {
        var isGood = true;
        for (var place = 0; place < expected.Count; place++)
        {
            var (greatest, isNear) = Compare(outputs[place].Values, expected[place].Values, relative, absolute);
            isGood &= isNear;
            output.WriteLine($"{names[place]}: {expected[place].Values.Length} values, greatest difference {greatest.ToString("0.0e+0", CultureInfo.InvariantCulture)}: {(isNear ? "equal" : "NOT equal")}");
        }

        return isGood ? 0 : 1;
    }

    public static (double Greatest, bool IsNear) Compare(float[] values, float[] expected, double relative, double absolute)
    {
        if (values.Length != expected.Length)
            throw new ArgumentException($"{values.Length} values came out; {expected.Length} are expected.");
        var (greatest, isNear) = (0.0, true);
        for (var place = 0; place < values.Length; place++)
        {
            var difference = Math.Abs((double)values[place] - expected[place]);
            greatest = Math.Max(greatest, double.IsNaN(difference) ? double.PositiveInfinity : difference);
            isNear &= difference <= absolute + relative * Math.Abs(expected[place]);
        }

        return (greatest, isNear);
    }
}
