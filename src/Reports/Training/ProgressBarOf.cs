using System;
using Spectre.Console;

namespace Gen.Reports;

/// <summary>Training as one bar on a terminal, with epoch, loss and accuracy beside it.</summary>
internal sealed class ProgressBarOf(ProgressContext context) : IProgress<TrainingProgress>
{
    private readonly ProgressTask _task = context.AddTask("training");

    public void Report(TrainingProgress value)
    {
        _task.MaxValue = (double)value.Epochs * value.Batches;
        _task.Value = (double)(value.Epoch - 1) * value.Batches + value.Batch;
        _task.Description = Markup.Escape(ProgressLines.Describe(value));
    }
}
