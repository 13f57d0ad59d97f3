using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>What every generated training session shares: memory, gradients, and the checks at its border. For generated code.</summary>
public abstract class TrainingSession : ITrainingSession
{
    /// <summary>The mean age of what a running statistic is made of is one part in so many (and one) of the steps so far, while the momentum allows it.</summary>
    private const double Recency = 20;

    private readonly NetworkEngine _engine;
    private readonly AlignedBuffer _samples;
    private readonly AlignedBuffer _batch;
    private readonly AlignedBuffer _logits;
    private readonly AlignedBuffer[] _gradients;
    private readonly Parameter?[] _statistics;
    private readonly List<TransposedWeights> _transposed = [];
    private ParameterVersion? _version;
    private int _transposedVersion = -1;
    private int _count;

    /// <summary>Allocates everything.</summary>
    /// <param name="network">The network.</param>
    /// <param name="engine">Its engine.</param>
    /// <param name="batchSize">The greatest number of samples of one pass.</param>
    /// <param name="sampleSize">The floats of one sample's scratch.</param>
    /// <param name="batchArea">The floats of the whole batch's scratch.</param>
    /// <param name="hasLogits">Whether the session keeps logits.</param>
    protected TrainingSession(
        INetwork network, NetworkEngine engine, int batchSize, int sampleSize, int batchArea, bool hasLogits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batchSize, Array.MaxLength / Math.Max(sampleSize, engine.OutputSize));
        (_engine, Network, BatchSize, HasLogits) = (engine, network, batchSize, hasLogits);
        _samples = new AlignedBuffer(batchSize * sampleSize);
        _batch = new AlignedBuffer(batchArea);
        _logits = new AlignedBuffer(hasLogits ? batchSize * engine.OutputSize : 0);
        _statistics = new Parameter?[engine.Parameters.Count];
        _gradients = new AlignedBuffer[engine.Parameters.Count];
        for (var i = 0; i < _gradients.Length; i++)
            _gradients[i] = new AlignedBuffer(engine.Parameters[i].Layout.PackedLength);
        for (var n = 0; n < batchSize; n++)
            FillHalos(ref Unsafe.Add(ref _samples.Origin, (nint)n * sampleSize));
        FillBatchHalos(ref _batch.Origin);
        engine.Trains();
    }

    /// <inheritdoc/>
    public INetwork Network { get; }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public bool HasLogits { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Logits => _logits.Span[..(HasLogits ? _count * _engine.OutputSize : 0)];

    /// <inheritdoc/>
    public bool DefersStatistics { get; set; }

    /// <inheritdoc/>
    public ulong RandomState
    {
        get => _random.State;
        set => _random = new RandomSource(value);
    }

    /// <summary>The random numbers of dropout.</summary>
    protected ref RandomSource Random => ref _random;

    /// <summary>The instruction set of the network.</summary>
    protected InstructionSet Set => _engine.Set;

    /// <summary>Whether a training pass reads what is derived from parameters for predictions, as layers that are not trainable do.</summary>
    protected virtual bool ReadsPrepared => false;

    /// <summary>What was derived from the parameters when the last forward pass began; only where <see cref="ReadsPrepared"/>.</summary>
    protected ParameterVersion Version => _version!;

    /// <summary>The first sample's scratch.</summary>
    protected ref float Samples => ref _samples.Origin;

    /// <summary>The batch's scratch.</summary>
    protected ref float Batch => ref _batch.Origin;

    /// <summary>The first sample's logits.</summary>
    protected ref float LogitOrigin => ref _logits.Origin;

    private RandomSource _random = RandomSource.ForStream(seed: 0, RandomStreams.Session(0));

    /// <inheritdoc/>
    public void Reseed(int seed, int part = 0) => _random = RandomSource.ForStream(seed, RandomStreams.Session(part));

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var count = inputs.Length / _engine.InputSize;
        if (count < 1 || count > BatchSize || count * _engine.InputSize != inputs.Length || count * _engine.OutputSize != outputs.Length)
        {
            throw new ArgumentException(
                $"inputs has {inputs.Length} values and outputs {outputs.Length}; expected n * {_engine.InputSize} and n * {_engine.OutputSize} for n from 1 to {BatchSize} samples.");
        }

        Overlap.Refuse(inputs, outputs, nameof(inputs), nameof(outputs));
        _engine.CheckTokens(inputs);
        if (ReadsPrepared)
            _version = _engine.Prepared(out _);
        _count = count;
        TakeStatistics();
        Forward(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), count);
        foreach (var statistic in _statistics)
            statistic?.Moved();
        if (!DefersStatistics)
            GiveStatistics();
    }

    /// <inheritdoc/>
    public void Backward(ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        CheckBackward(outputGradients.Length, inputGradients.Length);
        Overlap.Refuse(outputGradients, inputGradients, nameof(outputGradients), nameof(inputGradients));
        Backward(outputGradients, areOfLogits: false, inputGradients);
    }

    /// <inheritdoc/>
    public void BackwardFromLogits(ReadOnlySpan<float> logitGradients, Span<float> inputGradients)
    {
        if (!HasLogits)
            throw new InvalidOperationException("The last layer is no softmax and no sigmoid, so there are no logits; call Backward.");
        CheckBackward(logitGradients.Length, inputGradients.Length);
        Overlap.Refuse(logitGradients, inputGradients, nameof(logitGradients), nameof(inputGradients));
        Backward(logitGradients, areOfLogits: true, inputGradients);
    }

    /// <inheritdoc/>
    public void ZeroGradients()
    {
        foreach (var gradient in _gradients)
            gradient.Span.Clear();
    }

    /// <inheritdoc/>
    public void ReadGradient(string parameterName, Span<float> gradient)
    {
        for (var i = 0; i < _gradients.Length; i++)
        {
            var parameter = _engine.Parameters[i];
            if (parameter.Name != parameterName)
                continue;
            if (gradient.Length != parameter.Length)
                throw new ArgumentException($"{parameter} has {parameter.Length} values, but the span has {gradient.Length}.", nameof(gradient));
            parameter.Layout.Unpack(_gradients[i].Span, gradient);
            return;
        }

        throw new ArgumentException(
            $"There is no parameter '{parameterName}'; there are {string.Join(", ", (IEnumerable<Parameter>)_engine.Parameters)}.", nameof(parameterName));
    }

    /// <inheritdoc/>
    public Span<float> PackedGradient(int index) => _gradients[index].Span;

    /// <inheritdoc/>
    public ReadOnlySpan<float> MovedStatistic(int index) => _statistics[index] is { } statistic ? statistic.Packed : [];

    /// <summary>The session's copy of a running statistic, which its forward pass moves in place of the network's.</summary>
    /// <param name="index">The parameter's number.</param>
    protected Parameter OwnStatistic(int index)
    {
        var shared = _engine.Parameters[index];
        return _statistics[index] = new Parameter(shared.Name, [.. shared.Shape], shared.Layout);
    }

    /// <summary>
    /// The share of a running statistic that this pass keeps: the momentum, but at most t / (t + 20) after t moves. So the first values, which are no
    /// measurement, have no part, and until the momentum is less it is the latest twentieth of the steps that counts most (Shamir and Zhang 2013, section 4): the
    /// plain mean, t / (t + 1), is mostly of parameters that are long gone.
    /// </summary>
    /// <param name="index">The parameter's number.</param>
    /// <param name="momentum">The share that is kept in the long run.</param>
    protected double KeptShare(int index, float momentum)
    {
        var moves = _statistics[index]!.Moves;
        return moves == long.MaxValue ? momentum : Math.Min(momentum, moves / (moves + Recency));
    }

    /// <summary>Adds a second packing of weights, in the order in which generated code counts them.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="taps">Their taps.</param>
    /// <param name="channels">The input's channels.</param>
    /// <param name="inRows">Whether those of each channel lie side by side.</param>
    protected void AddTransposed(Parameter weights, int taps, int channels, bool inRows = false) =>
        _transposed.Add(new TransposedWeights(weights, taps, channels, inRows));

    /// <summary>The so-manieth second packing.</summary>
    /// <param name="index">Its number.</param>
    protected ref float TransposedOrigin(int index) => ref _transposed[index].Origin;

    /// <summary>A parameter's gradient.</summary>
    /// <param name="index">The parameter's number.</param>
    protected ref float GradientOrigin(int index) => ref _gradients[index].Origin;

    /// <summary>The forward pass.</summary>
    /// <param name="inputs">The first sample's input.</param>
    /// <param name="outputs">The first sample's output.</param>
    /// <param name="samples">The samples.</param>
    protected abstract void Forward(ref float inputs, ref float outputs, int samples);

    /// <summary>The backward pass.</summary>
    /// <param name="gradients">The first sample's gradient of the outputs or logits.</param>
    /// <param name="areOfLogits">Which of both.</param>
    /// <param name="inputGradients">The first sample's gradient of the input.</param>
    /// <param name="wantsInputGradient">Whether it is wanted.</param>
    /// <param name="samples">The samples.</param>
    protected abstract void Backward(ref float gradients, bool areOfLogits, ref float inputGradients, bool wantsInputGradient, int samples);

    /// <summary>Fills the halos of a sample's new scratch.</summary>
    /// <param name="sample">The scratch.</param>
    protected virtual void FillHalos(ref float sample)
    {
    }

    /// <summary>Fills the halos of the batch's new scratch.</summary>
    /// <param name="batch">The scratch.</param>
    protected virtual void FillBatchHalos(ref float batch)
    {
    }

    private void TakeStatistics()
    {
        for (var i = 0; i < _statistics.Length; i++)
            _statistics[i]?.CopyFrom(_engine.Parameters[i]);
    }

    private void GiveStatistics()
    {
        for (var i = 0; i < _statistics.Length; i++)
        {
            if (_statistics[i] is { } moved)
                _engine.Parameters[i].CopyFrom(moved);
        }
    }

    private void Backward(ReadOnlySpan<float> gradients, bool areOfLogits, Span<float> inputGradients)
    {
        if (_transposedVersion != _engine.Parameters.Version)
        {
            _transposedVersion = _engine.Parameters.Version;
            foreach (var weights in _transposed)
                weights.Invalidate();
        }

        Backward(ref MemoryMarshal.GetReference(gradients), areOfLogits, ref MemoryMarshal.GetReference(inputGradients), !inputGradients.IsEmpty, _count);
    }

    private void CheckBackward(int gradients, int inputGradients)
    {
        if (_count == 0)
            throw new InvalidOperationException("There was no forward pass to go back from; call Forward first.");
        var (outputs, inputs) = (_count * _engine.OutputSize, _count * _engine.InputSize);
        if (gradients != outputs || (inputGradients != 0 && inputGradients != inputs))
        {
            throw new ArgumentException(
                $"The gradients have {gradients} values and inputGradients {inputGradients}; after a forward pass of {_count} samples expected {outputs}, and {inputs} or none.");
        }
    }
}
