namespace Gen;

/// <summary>
/// The shards of each batch, and the data that they learn from: on threads of this process (<see cref="LocalShards"/>), or on other machines. Whoever they are, the
/// same numbers come of them.
/// </summary>
internal abstract class BatchShards
{
    /// <summary>The batches of an epoch.</summary>
    internal abstract int Batches { get; }

    /// <summary>The samples of the last batch.</summary>
    internal int Count { get; private protected set; }

    /// <summary>The loss of the last batch, the mean over its samples.</summary>
    internal double Loss { get; private protected set; }

    /// <summary>The steps of the last batch that were classified rightly.</summary>
    internal int Correct { get; private protected set; }

    /// <summary>Orders the samples for an epoch.</summary>
    /// <param name="epoch">Counted from 1.</param>
    internal abstract void BeginEpoch(int epoch);

    /// <summary>Goes forward and backward: <see cref="Loss"/>, <see cref="Correct"/> and gradients.</summary>
    /// <param name="batch">Counted from 0.</param>
    internal abstract void Compute(int batch);

    /// <summary>Joins what the shards found in the last batch: running statistics move, the gradients are those of the session.</summary>
    internal abstract ITrainingSession Join();

    /// <summary>The random numbers of the shards.</summary>
    internal abstract void Transfer(StateTransfer state);

    /// <summary>Says what the last batch came to.</summary>
    private protected void Found(int count, double loss, int correct) => (Count, Loss, Correct) = (count, loss, correct);
}
