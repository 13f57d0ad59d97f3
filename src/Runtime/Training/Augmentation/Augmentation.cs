namespace Gen;

/// <summary>
/// Changes the samples of a batch before they are learned from, so that no epoch sees the same ones: noise, shifts, mixtures. See <see cref="Trainer.Augmentations"/>.
/// An augmentation keeps no state, so one may serve several trainers at once.
/// </summary>
public abstract class Augmentation
{
    /// <summary>Changes a batch in place. Should allocate nothing.</summary>
    /// <param name="batch">Copies of the samples; the dataset stays as it is.</param>
    /// <param name="random">Where all chance comes from: a function of the trainer's seed, the epoch and the batch.</param>
    public abstract void Apply(in AugmentationBatch batch, ref RandomSource random);
}
