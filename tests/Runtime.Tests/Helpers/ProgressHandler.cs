using System;

namespace Gen.Tests;

/// <summary>Handles reports at once, on the thread that makes them.</summary>
internal sealed class ProgressHandler(Action<TrainingProgress> handle) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => handle(value);
}
