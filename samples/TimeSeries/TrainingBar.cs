using System;
using System.Globalization;
using Gen;
using Spectre.Console;

namespace TimeSeries;

/// <summary>Training as one bar, with epoch, loss and accuracy beside it.</summary>
internal sealed class TrainingBar(ProgressContext context, int seed) : IProgress<TrainingProgress>
{
    private readonly ProgressTask _task = context.AddTask("training");

    public void Report(TrainingProgress value)
    {
        if (value.Batch != value.Batches)
            return;
        _task.MaxValue = value.Epochs;
        _task.Value = value.Epoch;
        _task.Description = string.Create(CultureInfo.InvariantCulture, $"seed {seed}  {EpochLines.Describe(value)}");
    }
}
