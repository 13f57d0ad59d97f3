using System;
using System.Globalization;
using System.IO;
using Gen;

namespace AddingProblem;

/// <summary>Training as a line for each hundred steps, with the mean error of these.</summary>
internal sealed class StepLines(TextWriter output) : IProgress<TrainingProgress>
{
    private const int Every = 100;

    private int _batch;
    private double _sum;

    public void Report(TrainingProgress value)
    {
        if (value.Batch % Every != 0 && value.Batch != value.Batches)
            return;
        // The report has the mean of the epoch so far.
        var sum = value.Loss * value.Batch;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {value.Epoch}/{value.Epochs}  step {value.Batch,5}/{value.Batches}  squared error {(sum - _sum) / (value.Batch - _batch):0.00000}  {value.Elapsed.TotalSeconds:0} s"));
        (_batch, _sum) = value.Batch == value.Batches ? (0, 0) : (value.Batch, sum);
    }
}
