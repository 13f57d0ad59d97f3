namespace Gen;

/// <summary>One batch: its shards go forward and backward, what they found is joined, and the optimizer takes a step.</summary>
internal sealed class TrainingStep(Trainer trainer, BatchShards shards)
{
    /// <summary>Where the batch is computed.</summary>
    internal BatchShards Shards => shards;

    /// <summary>Follows the gradients of the last batch.</summary>
    /// <returns>Whether all parameters are still finite.</returns>
    internal bool Update()
    {
        var session = shards.Join();
        if (trainer.ClipValue is { } value)
            GradientClipping.ClipValue(session, value);
        if (trainer.ClipNorm is { } norm)
            GradientClipping.ClipNorm(session, norm);
        return trainer.Optimizer.Step(session, trainer.L2);
    }
}
