using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>
/// Trains a network on the silos of a cluster. The result has the same bits as <see cref="Trainer"/> with <see cref="Trainer.Threads"/> = <see cref="Shards"/> on one
/// machine, whatever the number of silos and whichever of them come or go.
/// </summary>
/// <remarks>
/// Each step sends the parameters to the silos and sums gradients on the way back, in the fixed order of the shards. The optimizer, the schedule, validation and
/// checkpoints are in the process that calls <see cref="FitAsync"/>, as with <see cref="Trainer"/>: a checkpoint of the one goes on in the other. If that
/// process dies, another one resumes from the checkpoint. All silos must run the same build on the same instruction set.
/// </remarks>
public sealed class ClusterTrainer
{
    private readonly IGrainFactory _cluster;

    /// <summary>Joins what training needs; nothing is changed yet.</summary>
    /// <param name="cluster">The cluster, a client's or a silo's.</param>
    /// <param name="network">The network; its parameters are trained in place, in this process. The silos know it by the name of its type.</param>
    /// <param name="optimizer">Becomes bound to the network.</param>
    /// <param name="loss">What is made smaller.</param>
    public ClusterTrainer(IGrainFactory cluster, INetwork network, Optimizer optimizer, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(loss);
        (_cluster, Network, Optimizer, Loss) = (cluster, network, optimizer, loss);
    }

    /// <summary>The network that is trained.</summary>
    public INetwork Network { get; }

    /// <summary>How parameters follow their gradients.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What is made smaller.</summary>
    public Loss Loss { get; }

    /// <summary>The parts of each batch, as <see cref="Trainer.Threads"/>: the result depends on it, and not on the silos. 1 to 64. Default: 8.</summary>
    public int Shards { get; init; } = 8;

    /// <summary>As <see cref="Trainer.Epochs"/>.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>As <see cref="Trainer.BatchSize"/>.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>As <see cref="Trainer.Seed"/>.</summary>
    public int Seed { get; init; }

    /// <summary>As <see cref="Trainer.L2"/>.</summary>
    public double L2 { get; init; }

    /// <summary>As <see cref="Trainer.ClipValue"/>.</summary>
    public double? ClipValue { get; init; }

    /// <summary>As <see cref="Trainer.ClipNorm"/>.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>As <see cref="Trainer.ClassWeights"/>.</summary>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>As <see cref="Trainer.Shuffle"/>.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>As <see cref="Trainer.ClassBalanced"/>.</summary>
    public bool ClassBalanced { get; init; }

    /// <summary>As <see cref="Trainer.AverageKept"/>.</summary>
    public double? AverageKept { get; init; }

    /// <summary>As <see cref="Trainer.Schedule"/>.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>As <see cref="Trainer.KeepBest"/>.</summary>
    public Metric? KeepBest { get; init; }

    /// <summary>As <see cref="Trainer.EarlyStopping"/>.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>As <see cref="Trainer.Checkpoint"/>: a file of this process.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>As <see cref="Trainer.Progress"/>.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Whether gradients travel as bfloat16: half the bytes, and other bits than <see cref="Trainer"/>'s. Every shard's gradients and every sum are rounded, wherever
    /// they are computed, so that the result still does not depend on the silos. Default: <see langword="false"/>.
    /// </summary>
    public bool BFloat16 { get; init; }

    /// <summary>How long a step may be tried before training gives up. Default: two minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The steps of the last run that were begun again because a silo went.</summary>
    public int Retries { get; private set; }

    /// <summary>The silos that took part in the last step.</summary>
    public int Silos { get; private set; }

    /// <summary>Trains the network.</summary>
    /// <param name="train">The samples to learn from; every silo opens them.</param>
    /// <param name="validation">Samples to measure after each epoch, here.</param>
    /// <param name="cancellationToken">Looked at before each step and each try.</param>
    /// <returns>Losses and accuracies of each epoch.</returns>
    /// <exception cref="ClusterException">
    /// A silo lacks the network, the loader or the data, has others than the rest, or there are fewer samples than shards: nothing was changed. Or no step could be
    /// completed within <see cref="Patience"/>.
    /// </exception>
    /// <exception cref="ArgumentException">As <see cref="Trainer.Fit"/>.</exception>
    /// <exception cref="InvalidDataException">As <see cref="Trainer.Fit"/>.</exception>
    public async Task<TrainingHistory> FitAsync(ClusterData train, Dataset? validation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        var trainer = CreateTrainer();
        var run = new ClusterRun(_cluster, SetupOf(train), Patience);
        await run.StartAsync().ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(
                () => trainer.Run(new ClusterShards(run, trainer, cancellationToken), run.Samples, validation, cancellationToken),
                cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            (Retries, Silos) = (run.Retries, run.Silos.Count);
            await run.EndAsync().ConfigureAwait(false);
        }
    }

    private RunSetup SetupOf(ClusterData train) => new(
        SiloCatalog.NameOf(Network.GetType()), PackedValues.FingerprintOf(Network), LossText.Write(Loss), train.Loader, train.Path, Seed, BatchSize, Shards, Shuffle,
        ClassBalanced, ClassWeights is null ? null : [.. ClassWeights], BFloat16);

    private Trainer CreateTrainer()
    {
        if (Shards is < 1 or > 64)
            throw new ClusterException($"There are {Shards} shards; expected 1 to 64.");
        return new Trainer(Network, Optimizer, Loss)
        {
            Threads = Shards,
            Epochs = Epochs,
            BatchSize = BatchSize,
            Seed = Seed,
            L2 = L2,
            ClipValue = ClipValue,
            ClipNorm = ClipNorm,
            ClassWeights = ClassWeights,
            Shuffle = Shuffle,
            ClassBalanced = ClassBalanced,
            AverageKept = AverageKept,
            Schedule = Schedule,
            KeepBest = KeepBest,
            EarlyStopping = EarlyStopping,
            Checkpoint = Checkpoint,
            Progress = Progress,
        };
    }
}
