using System;

namespace Gen;

/// <summary>Forward, loss, backward, update: one batch, on buffers that are allocated once.</summary>
internal sealed class TrainingStep
{
    private readonly ITrainingSession _session;
    private readonly Optimizer _optimizer;
    private readonly Loss _loss;
    private readonly double? _clipValue;
    private readonly double? _clipNorm;
    private readonly float[] _classWeights;
    private readonly double _l2;
    private readonly float[] _outputs;
    private readonly float[] _gradients;
    private readonly DataLayout _layout;
    private readonly bool _onLogits;

    internal TrainingStep(ITrainingSession session, Trainer trainer)
    {
        var loss = trainer.Loss;
        (_session, _optimizer, _loss, _l2) = (session, trainer.Optimizer, loss, trainer.L2);
        (_clipValue, _clipNorm) = (trainer.ClipValue, trainer.ClipNorm);
        _classWeights = [.. trainer.ClassWeights ?? []];
        _outputs = new float[checked(session.BatchSize * session.Network.OutputSize)];
        _gradients = new float[_outputs.Length];
        _onLogits = loss.WantsLogits && session.EndsInSoftmax;
        // Logits are channels last, whatever the layout of the network's face.
        _layout = _onLogits ? DataLayout.ChannelsLast : session.Network.Layout;
    }

    /// <summary>The order in which <see cref="Forward"/> expects its targets.</summary>
    internal DataLayout TargetLayout => _layout;

    /// <summary>The loss of the last <see cref="Forward"/>, the mean over its samples.</summary>
    internal double Loss { get; private set; }

    /// <summary>The steps of the last <see cref="Forward"/> that were classified rightly.</summary>
    internal int Correct { get; private set; }

    internal void Forward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        var outputs = _outputs.AsSpan(0, targets.Length);
        _session.Forward(inputs, outputs);

        var network = _session.Network;
        var scores = _onLogits ? _session.Logits : outputs;
        var batch = new LossBatch(scores, targets, network.OutputLength, network.OutputChannels, _layout, _onLogits, _classWeights);
        Loss = _loss.Compute(batch, _gradients.AsSpan(0, targets.Length));
        Correct = _loss.CountCorrect(batch);
    }

    /// <summary>Follows the gradients of the last <see cref="Forward"/>.</summary>
    /// <returns>Whether all parameters are still finite.</returns>
    internal bool Update(int outputs)
    {
        var gradients = _gradients.AsSpan(0, outputs);
        _session.ZeroGradients();
        if (_onLogits)
            _session.BackwardFromLogits(gradients, []);
        else
            _session.Backward(gradients, []);
        if (_clipValue is { } value)
            GradientClipping.ClipValue(_session, value);
        if (_clipNorm is { } norm)
            GradientClipping.ClipNorm(_session, norm);
        return _optimizer.Step(_session, _l2);
    }
}
