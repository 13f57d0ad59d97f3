using System;
using System.Globalization;
using System.IO;

namespace Gen.Reports;

/// <summary>Training as lines, twenty however many epochs there are: for logs, and where there is no terminal.</summary>
/// <param name="output">Where to.</param>
public sealed class ProgressLines(TextWriter output) : IProgress<TrainingProgress>
{
    private const int Lines = 20;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        var every = Math.Max(1, value.Epochs / Lines);
        if (value.Batch == value.Batches && (value.Epoch % every == 0 || value.Epoch == value.Epochs))
            output.WriteLine(Describe(value));
    }

    /// <summary>Epoch, loss, accuracy, validation and time on one line.</summary>
    /// <param name="value">Where training stands.</param>
    public static string Describe(in TrainingProgress value)
    {
        var width = value.Epochs.ToString(CultureInfo.InvariantCulture).Length;
        var text = string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(width)}/{value.Epochs}  loss {value.Loss:0.00000}");
        if (value.Accuracy is { } accuracy)
            text += string.Create(CultureInfo.InvariantCulture, $"  accuracy {100 * accuracy:0.0} %");
        if (value.ValidationLoss is { } loss)
            text += string.Create(CultureInfo.InvariantCulture, $"  validation loss {loss:0.00000}");
        if (value.ValidationAccuracy is { } share)
            text += string.Create(CultureInfo.InvariantCulture, $", accuracy {100 * share:0.0} %");
        return text + string.Create(CultureInfo.InvariantCulture, $"  {value.Elapsed.TotalSeconds:0} s");
    }
}
