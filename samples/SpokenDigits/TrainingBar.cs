using System;
using Gen;
using Spectre.Console;

namespace SpokenDigits;

/// <summary>Training as one bar, with epoch, loss and accuracy beside it.</summary>
internal sealed class TrainingBar(ProgressContext context) : IProgress<TrainingProgress>
{
    private readonly ProgressTask _task = context.AddTask("training");

    public void Report(TrainingProgress value)
    {
        _task.MaxValue = value.Epochs * value.Batches;
        _task.Value = (value.Epoch - 1) * value.Batches + value.Batch;
        _task.Description = EpochLines.Describe(value);
    }
}
