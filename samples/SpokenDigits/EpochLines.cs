using System;
using System.Globalization;
using System.IO;
using Gen;

namespace SpokenDigits;

/// <summary>Training as a line for each epoch.</summary>
internal sealed class EpochLines(TextWriter output) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Batch == value.Batches)
            output.WriteLine(Describe(value));
    }

    public static string Describe(in TrainingProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {value.Epoch,2}/{value.Epochs}  loss {value.Loss:0.0000}  accuracy {100 * (value.Accuracy ?? 0):0.0} %  {value.Elapsed.TotalSeconds:0} s");
}
