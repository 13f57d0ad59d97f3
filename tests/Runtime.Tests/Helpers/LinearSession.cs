using System;

namespace Gen.Tests;

internal sealed class LinearSession : ITrainingSession
{
    private const float KeptShare = 0.9f;

    private readonly LinearNetwork _network;
    private readonly AlignedBuffer[] _gradients;
    private readonly float[] _inputs;
    private readonly float[] _logits;
    private readonly Parameter _mean;
    private int _samples;

    internal LinearSession(LinearNetwork network, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (_network, BatchSize) = (network, batchSize);
        _inputs = new float[batchSize * network.InputSize];
        _mean = new Parameter("own", [network.InputSize], network.Set[LinearNetwork.RunningMean].Layout);
        _logits = new float[batchSize * network.OutputSize];
        _gradients = new AlignedBuffer[network.Set.Count];
        for (var i = 0; i < _gradients.Length; i++)
            _gradients[i] = new AlignedBuffer(network.Set[i].Layout.PackedLength);
    }

    public INetwork Network => _network;

    public int BatchSize { get; }

    public bool HasLogits => _network.EndsInSoftmax;

    public ReadOnlySpan<float> Logits => HasLogits ? _logits.AsSpan(0, _samples * _network.OutputSize) : [];

    public ulong RandomState { get; set; }

    public bool DefersStatistics { get; set; }

    public void Reseed(int seed, int part = 0) => RandomState = ((ulong)(uint)seed << 32) | (uint)part;

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        _samples = inputs.Length / _network.InputSize;
        inputs.CopyTo(_inputs);
        _network.Compute(inputs, _logits.AsSpan(0, outputs.Length));
        _logits.AsSpan(0, outputs.Length).CopyTo(outputs);
        if (HasLogits)
            _network.Softmax(outputs);
        _network.ToFace(outputs);
        FollowInputs();
    }

    /// <summary>Only for networks without a softmax, channels last.</summary>
    public void Backward(ReadOnlySpan<float> outputGradients, Span<float> inputGradients)
    {
        if (HasLogits || _network.Layout != DataLayout.ChannelsLast)
            throw new NotSupportedException("The tests take the way over the logits here.");
        AddGradients(outputGradients);
    }

    public void BackwardFromLogits(ReadOnlySpan<float> logitGradients, Span<float> inputGradients)
    {
        if (!HasLogits)
            throw new InvalidOperationException("The network ends in no softmax.");
        AddGradients(logitGradients);
    }

    public void ZeroGradients()
    {
        foreach (var gradient in _gradients)
            gradient.Span.Clear();
    }

    public void ReadGradient(string parameterName, Span<float> gradient)
    {
        for (var i = 0; i < _gradients.Length; i++)
        {
            if (_network.Set[i].Name == parameterName)
                _network.Set[i].Layout.Unpack(_gradients[i].Span, gradient);
        }
    }

    public Span<float> PackedGradient(int index) => _gradients[index].Span;

    private void AddGradients(ReadOnlySpan<float> dY)
    {
        var (weight, bias) = (_network.Set[LinearNetwork.Weight], _network.Set[LinearNetwork.Bias]);
        for (var i = 0; i < dY.Length; i++)
        {
            var (sample, unit) = (i / _network.OutputSize, i % _network.OutputSize);
            _gradients[LinearNetwork.Bias].Span[bias.Layout.IndexOf(0, unit)] += dY[i];
            for (var c = 0; c < _network.InputSize; c++)
                _gradients[LinearNetwork.Weight].Span[weight.Layout.IndexOf(c, unit)] += _inputs[sample * _network.InputSize + c] * dY[i];
        }
    }

    public ReadOnlySpan<float> MovedStatistic(int index) => index == LinearNetwork.RunningMean ? _mean.Packed : [];

    private void FollowInputs()
    {
        var shared = _network.Set[LinearNetwork.RunningMean];
        var mean = _mean;
        shared.Packed.CopyTo(mean.Packed);
        for (var c = 0; c < _network.InputSize; c++)
        {
            var sum = 0f;
            for (var sample = 0; sample < _samples; sample++)
                sum += _inputs[sample * _network.InputSize + c];
            ref var value = ref mean.Packed[mean.Layout.IndexOf(0, c)];
            value = KeptShare * value + (1 - KeptShare) * sum / _samples;
        }

        if (DefersStatistics)
            return;
        mean.Packed.CopyTo(shared.Packed);
        shared.Changed();
    }
}
