using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>Walks through a dataset in batches, in an order that is drawn anew for each epoch.</summary>
internal sealed class BatchLoader
{
    private readonly Dataset _data;
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int _batchSize;
    private readonly int _transposedSteps;
    private readonly ClassBalance? _balance;
    private RandomSource _random;

    /// <summary>Allocates room for one batch.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="batchSize">The samples of every batch but the last.</param>
    /// <param name="transposedSteps">
    /// 1 to take targets as they are; otherwise the steps of a target that is <c>[channels, steps]</c> and is wanted as <c>[steps, channels]</c>.
    /// </param>
    /// <param name="isBalanced">Whether an epoch has all classes equally often.</param>
    internal BatchLoader(Dataset data, int batchSize, int transposedSteps, bool isBalanced = false)
    {
        (_data, _batchSize, _transposedSteps) = (data, batchSize, transposedSteps);
        _balance = isBalanced ? new ClassBalance(data) : null;
        _order = new int[data.Count];
        _inputs = new float[checked(batchSize * data.InputSize)];
        _targets = new float[checked(batchSize * data.TargetSize)];
    }

    internal int Batches => (_order.Length - 1) / _batchSize + 1;

    /// <summary>The samples of the batch.</summary>
    internal int Count { get; private set; }

    /// <summary>The inputs of some samples of the batch.</summary>
    internal ReadOnlySpan<float> InputsOf(int first, int count) => _inputs.AsSpan(first * _data.InputSize, count * _data.InputSize);

    /// <summary>The targets of some samples of the batch.</summary>
    internal ReadOnlySpan<float> TargetsOf(int first, int count) => _targets.AsSpan(first * _data.TargetSize, count * _data.TargetSize);

    /// <summary>The order of the samples, and the random numbers, of an epoch.</summary>
    internal void BeginEpoch(Trainer trainer, int epoch)
    {
        if (trainer.Shuffle)
            Shuffle(trainer.Seed, epoch);
        else
            Rewind();
        Reseed(trainer.Seed, epoch);
    }

    /// <summary>The order of the dataset.</summary>
    internal void Rewind()
    {
        for (var i = 0; i < _order.Length; i++)
            _order[i] = i;
    }

    /// <summary>A random order, a function of seed and epoch alone.</summary>
    internal void Shuffle(int seed, int epoch)
    {
        Rewind();
        var random = RandomSource.ForStream(seed, RandomStreams.Shuffle(epoch));
        _balance?.Fill(_order, ref random);
        ClassBalance.Shuffle(_order, ref random);
    }

    /// <summary>Starts the random numbers of an epoch's augmentations: behind those that its order takes of the same stream.</summary>
    internal void Reseed(int seed, int epoch)
    {
        _random = RandomSource.ForStream(seed, RandomStreams.Shuffle(epoch));
        _random.Skip(2 * (ulong)_order.Length);
    }

    /// <summary>Changes the batch that is loaded, by numbers that depend on seed, epoch and batch alone.</summary>
    internal void Augment(IReadOnlyList<Augmentation> augmentations, int batch, INetwork network)
    {
        if (augmentations.Count == 0)
            return;
        var random = _random;
        random.Skip((ulong)batch);
        random = new RandomSource(random.NextUInt64());
        var samples = new AugmentationBatch(
            _inputs.AsSpan(0, Count * _data.InputSize), _targets.AsSpan(0, Count * _data.TargetSize), network.InputLength, network.InputChannels, network.Layout);
        for (var i = 0; i < augmentations.Count; i++)
            augmentations[i].Apply(samples, ref random);
    }

    internal void Load(int batch)
    {
        var first = batch * _batchSize;
        Count = Math.Min(_batchSize, _order.Length - first);
        var (inputSize, targetSize) = (_data.InputSize, _data.TargetSize);
        for (var i = 0; i < Count; i++)
        {
            var sample = _order[first + i];
            _data.Inputs.Span.Slice(sample * inputSize, inputSize).CopyTo(_inputs.AsSpan(i * inputSize));
            CopyTarget(_data.Targets.Span.Slice(sample * targetSize, targetSize), _targets.AsSpan(i * targetSize, targetSize));
        }
    }

    private void CopyTarget(ReadOnlySpan<float> source, Span<float> destination)
    {
        var (steps, channels) = (_transposedSteps, source.Length / _transposedSteps);
        if (steps == 1)
        {
            source.CopyTo(destination);
            return;
        }

        for (var step = 0; step < steps; step++)
        {
            for (var channel = 0; channel < channels; channel++)
                destination[step * channels + channel] = source[channel * steps + step];
        }
    }
}
