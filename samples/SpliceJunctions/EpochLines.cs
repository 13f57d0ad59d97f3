using System;
using System.Globalization;
using System.IO;
using Gen;

namespace SpliceJunctions;

/// <summary>Training as a line for each epoch.</summary>
internal sealed class EpochLines(TextWriter output) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Batch == value.Batches)
            output.WriteLine(Describe(value));
    }

    public static string Describe(in TrainingProgress value)
    {
        var validation = value.ValidationAccuracy is { } accuracy ? $"  validation {Percent(accuracy)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {value.Epoch,2}/{value.Epochs}  loss {value.Loss:0.0000}  accuracy {Percent(value.Accuracy ?? 0)}{validation}");
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
}
