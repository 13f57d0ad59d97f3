using System;
using System.Globalization;
using System.IO;
using Gen;

namespace TimeSeries;

/// <summary>Training as twenty lines, however many epochs there are.</summary>
internal sealed class EpochLines(TextWriter output) : IProgress<TrainingProgress>
{
    private const int Lines = 20;

    public void Report(TrainingProgress value)
    {
        var every = Math.Max(1, value.Epochs / Lines);
        if (value.Batch == value.Batches && (value.Epoch % every == 0 || value.Epoch == value.Epochs))
            output.WriteLine(Describe(value));
    }

    public static string Describe(in TrainingProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {value.Epoch,4}/{value.Epochs}  loss {value.Loss:0.00000}  accuracy {100 * (value.Accuracy ?? 0):0.0} %  {value.Elapsed.TotalSeconds:0} s");
}
