using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Threading;
using Gen.Support;

namespace Gen;

/// <summary>
/// Trains a network on a dataset by mini-batches. The same seed, data, machine and number of threads repeat a run bit for bit. A step
/// allocates nothing after the first, but for the history's growth after a thousand epochs.
/// </summary>
public sealed class Trainer
{
    /// <summary>The most parts of a batch. Each has gradients of its own, and a great number of threads may mean "as many as there are".</summary>
    private const int MostParts = 64;

    /// <summary>Joins what training needs; nothing is changed yet.</summary>
    /// <param name="network">The network; its parameters are trained in place.</param>
    /// <param name="optimizer">Becomes bound to the network, and keeps its state from one <see cref="Fit"/> to the next.</param>
    /// <param name="loss">What is made smaller.</param>
    /// <exception cref="InvalidOperationException">The optimizer belongs to another network.</exception>
    /// <exception cref="ArgumentException">The loss names an output that the network does not have.</exception>
    /// <exception cref="NotSupportedException">The network was built without code for training.</exception>
    public Trainer(INetwork network, Optimizer optimizer, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(loss);
        if (network is IPredictionNetwork)
            throw new NotSupportedException(IPredictionNetwork.NoTraining);
        var bound = loss.For(network);
        optimizer.Bind(network);
        (Network, Optimizer, Loss) = (network, optimizer, bound);
    }

    /// <summary>Does not compile: a network without code for training is said where it would be trained.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Not used.</param>
    /// <param name="loss">Not used.</param>
    [Obsolete(IPredictionNetwork.NoTraining, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Trainer(IPredictionNetwork network, Optimizer optimizer, Loss loss)
        : this((INetwork)network, optimizer, loss)
    {
    }

    /// <summary>The network that is trained.</summary>
    public INetwork Network { get; }

    /// <summary>How parameters follow their gradients.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What is made smaller.</summary>
    public Loss Loss { get; }

    /// <summary>The passes through the training set, at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Epochs
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(Epochs));
    } = 10;

    /// <summary>The samples of a step, at least 1; the last batch of an epoch may be smaller. Default: 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BatchSize
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(BatchSize));
    } = 32;

    /// <summary>
    /// In how many parts, at least 1, a batch goes through, one after the other; their gradients accumulate to one step of the optimizer. The memory is that of a part,
    /// the step that of the whole batch. Only batch normalisation and dropout tell the difference: each part is normalised by itself, and running statistics move by the parts'
    /// mean, as with <see cref="Threads"/>. Default: 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int GradientAccumulation
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(GradientAccumulation));
    } = 1;

    /// <summary>
    /// How many threads share each batch, at least 1. Default: 1.
    /// </summary>
    /// <remarks>
    /// The batch is cut into that many parts (but no more than it has samples, and never more than 64), as equal as can be, each with a training session of its
    /// own; their gradients are summed in a fixed order for one step of the optimizer. Where there are fewer processors than parts, a thread takes several parts
    /// in turn, with the same result. The same number of threads gives the same bits, another number others: sums are rounded in another order, dropout draws
    /// other numbers, and batch normalisation normalises each part by the part's own mean and variance, as PyTorch's DataParallel does. Running
    /// statistics move by the parts' mean, weighted by their samples: the mean like that of the whole batch, the variance as the mean of the
    /// variances within the parts, which are those that the network was trained with. Predictions of a validation set are shared out as well, with
    /// the same result as on one thread.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Threads
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(Threads));
    } = 1;

    /// <summary>Decides the order of the samples and what dropout drops. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>The L2 factor, at least 0; see <see cref="Gen.Optimizer"/> for its convention. Reported losses leave it out. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L2
    {
        get;
        init => field = Require.NotNegative(value, nameof(L2));
    }

    /// <summary>
    /// Each value of a gradient is cut to [-ClipValue, ClipValue], positive; <see langword="null"/>, the default, for no limit. Comes before
    /// <see cref="ClipNorm"/>, and like that one before L2 is added, as in PyTorch.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double? ClipValue
    {
        get;
        init => field = Require.PositiveOrNone(value, nameof(ClipValue));
    }

    /// <summary>
    /// The greatest Euclidean norm of all gradients of trainable parameters together, positive: longer ones are scaled down to it (Pascanu, Mikolov and
    /// Bengio 2013; Keras' global_clipnorm). Default: <see langword="null"/>, for no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double? ClipNorm
    {
        get;
        init => field = Require.PositiveOrNone(value, nameof(ClipNorm));
    }

    /// <summary>
    /// How much samples of each class count in training: a factor, at least 0, for each of the network's output channels; <see langword="null"/>, the
    /// default, for all the same. Keras' class_weight: the mean is over the number of samples, and validation and <see cref="Evaluate"/> leave the
    /// weights out.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// There is not one weight for each class, the loss takes none (<see cref="CrossEntropy"/> does), or one is negative or not finite.
    /// </exception>
    public IReadOnlyList<float>? ClassWeights
    {
        get;
        init => field = value is null ? null : TrainerChecks.RequireWeights(this, [.. value]);
    }

    /// <summary>Whether each epoch takes the samples in an order of its own. Default: <see langword="true"/>.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Whether each epoch draws its samples so that all classes come up equally often, those of a small class again and again; an epoch has as many samples as
    /// the training set. Needs one class for each sample, and <see cref="Shuffle"/>. Default: <see langword="false"/>.
    /// </summary>
    public bool ClassBalanced { get; init; }

    /// <summary>
    /// When set, the network ends with the exponential moving average of its trainable parameters over the steps (Polyak and Juditsky 1992; Keras' ema_momentum): the
    /// share of the old average that a step keeps, at least 0 and less than 1, such as 0.999; in step t at most t / (t + 9). Validation measures, and
    /// <see cref="KeepBest"/> keeps, the averages. Running statistics are those of the last step. Default: <see langword="null"/>, for no average.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in that range.</exception>
    public double? AverageKept
    {
        get;
        init => field = value is null ? null : Require.InUnitInterval(value.Value, nameof(AverageKept));
    }

    /// <summary>
    /// What changes the samples of each batch before they are learned from, in this order; validation sees samples as they are. All chance comes from
    /// <see cref="Seed"/>: the same run draws the same numbers, also from a checkpoint on and with any number of <see cref="Threads"/>. Default: none.
    /// </summary>
    public IReadOnlyList<Augmentation> Augmentations
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>
    /// Numbers of one's own that are measured on the validation set after each epoch, and kept in <see cref="EpochResult.Measures"/>:
    /// <c>new Measure("worst", (outputs, targets) => ...)</c>. Default: none.
    /// </summary>
    public IReadOnlyList<Measure> Measures
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>The learning rate of each step; <see langword="null"/>, the default, to leave it as the optimizer has it.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>
    /// When set, <see cref="Fit"/> ends with the parameters, running statistics included, of the best epoch by this number, the first one if several are
    /// equal. The optimizer's state is that of the last step. Default: <see langword="null"/>, to keep the last.
    /// </summary>
    public Metric? KeepBest { get; init; }

    /// <summary>When to stop before the last epoch; <see langword="null"/>, the default, for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Where and when to write down the state of training, and whether to go on from there; <see langword="null"/>, the default, for not at all.
    /// </summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>
    /// Told after every step, on the training thread. (<see cref="Progress{T}"/> passes reports on to another thread, late and with
    /// allocations; a small class of your own does neither.)
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Trains the network.</summary>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="validation">Samples to measure after each epoch, with <see cref="INetwork.Predict"/>.</param>
    /// <param name="cancellationToken">Looked at before each step; the parameters stay as the last complete step left them.</param>
    /// <returns>Losses and accuracies of each epoch.</returns>
    /// <exception cref="ArgumentException">
    /// A dataset does not fit the network, holds a value that is not finite, or has targets that the loss cannot take; or there is no validation set and
    /// <see cref="Schedule"/>, <see cref="KeepBest"/> or <see cref="EarlyStopping"/> watches it. Nothing was changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The loss cannot take what the network puts out, or an accuracy is watched, but the loss is no classification. Nothing was changed.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the checkpoint does not exist. Nothing was changed.</exception>
    /// <exception cref="InvalidDataException">
    /// The checkpoint to resume from is none, is damaged, or belongs to another training: to other parameters, another optimizer, loss, schedule, seed, batch
    /// size, number of threads or of samples, or it has more epochs behind it than <see cref="Epochs"/>. Nothing was changed.
    /// </exception>
    /// <exception cref="IOException">A checkpoint could not be written. The parameters are as the last complete step left them.</exception>
    /// <exception cref="NonFiniteLossException">
    /// The loss or a parameter became infinite or not a number. As after any failure inside a step, all parameters are what they were
    /// before the call, running statistics included, and the optimizer is reset.
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public TrainingHistory Fit(Dataset train, Dataset? validation = null, CancellationToken cancellationToken = default) => Run(train, validation, null, cancellationToken);

    /// <summary>As <see cref="Fit"/>, and told to one more listener.</summary>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="validation">Samples to measure after each epoch; <see langword="null"/> for none.</param>
    /// <param name="progress">Told after every step, on the training thread, behind <see cref="Progress"/>.</param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    /// <returns>Losses and accuracies of each epoch.</returns>
    public TrainingHistory FitAndReport(Dataset train, Dataset? validation, IProgress<TrainingProgress> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Run(train, validation, progress, cancellationToken);
    }

    private TrainingHistory Run(Dataset train, Dataset? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        RequireFits(train, nameof(train));
        RequireSettings(validation);
        using var team = new WorkerTeam(PartsOf(train.Count));
        return new TrainingRun(this, new LocalShards(this, team, train), train.Count, team, validation, progress).Execute(cancellationToken);
    }

    /// <summary>As <see cref="Fit"/>, on shards that are elsewhere, beside data of their own.</summary>
    internal TrainingHistory Run(BatchShards shards, int samples, Dataset? validation, CancellationToken cancellationToken)
    {
        RequireSettings(validation);
        using var team = new WorkerTeam(PartsOf(samples));
        return new TrainingRun(this, shards, samples, team, validation, null).Execute(cancellationToken);
    }

    /// <summary>The parts of a batch where there are so many samples in all.</summary>
    internal int PartsOf(int samples) => Math.Min(Math.Min(Threads, MostParts), Math.Min(BatchSize, samples));

    private void RequireSettings(Dataset? validation)
    {
        if (validation is not null)
            RequireFits(validation, nameof(validation));
        TrainerChecks.RequireWatched(this, validation is not null);
        if (ClassBalanced)
            ClassBalance.RequireClasses(Network, Loss);
    }

    /// <summary>Measures the network as it is, with <see cref="INetwork.Predict"/>.</summary>
    /// <param name="data">The samples to measure on.</param>
    /// <returns>The mean loss, and the accuracy where the loss is a classification.</returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or has targets that the loss cannot take.</exception>
    /// <exception cref="InvalidOperationException">The loss cannot take what the network puts out.</exception>
    public Evaluation Evaluate(Dataset data)
    {
        TrainerChecks.RequireFits(Network, Loss, data, nameof(data));
        var batchSize = Math.Min(BatchSize, data.Count);
        using var team = new WorkerTeam(Math.Min(Math.Min(Threads, MostParts), batchSize));
        return new Evaluator(Network, Loss, batchSize, team).Evaluate(data);
    }

    /// <summary>Refuses a dataset that does not fit the network or the loss.</summary>
    internal void RequireFits(Dataset data, string argument)
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        DatasetChecks.RequireSizes(Network, data, argument);
        DatasetChecks.RequireFinite(Network, data, argument);
        TrainerChecks.RequireFits(Network, Loss, data, argument);
    }
}
