using System;
using Gen;

namespace Contract.Tests.Helpers;

/// <summary>Handles reports at once, on the thread that makes them.</summary>
internal sealed class ProgressHandler(Action<TrainingProgress> handle) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value) => handle(value);
}
