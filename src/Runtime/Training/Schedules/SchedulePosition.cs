namespace Gen;

/// <summary>Where training stands when a schedule is asked for the learning rate of the next step.</summary>
/// <param name="InitialRate">The optimizer's learning rate when training began.</param>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Batch">The batch of the epoch, counted from 1.</param>
/// <param name="Batches">The number of batches of an epoch.</param>
public readonly record struct SchedulePosition(double InitialRate, int Epoch, int Epochs, int Batch, int Batches)
{
    /// <summary>The steps that were taken before this one.</summary>
    public long Step => (long)(Epoch - 1) * Batches + Batch - 1;

    /// <summary>The number of steps of all epochs.</summary>
    public long Steps => (long)Epochs * Batches;
}
