using System;

namespace Gen;

/// <summary>
/// Measures a network in inference mode, on a buffer that is allocated once. Predictions are shared out, the loss is not: the result does not depend on the
/// size of the team.
/// </summary>
internal sealed class Evaluator
{
    private readonly INetwork _network;
    private readonly Loss _loss;
    private readonly WorkerTeam _team;
    private readonly int _batchSize;
    private readonly float[] _outputs;
    private readonly Action<int> _predict;
    private ReadOnlyMemory<float> _inputs;
    private int _count;

    internal Evaluator(INetwork network, Loss loss, int batchSize, WorkerTeam team, int keptSamples = 0)
    {
        Kept = keptSamples == 0 ? [] : new float[checked(keptSamples * network.OutputSize)];
        (_network, _loss, _team, _batchSize, _predict) = (network, loss, team, batchSize, Predict);
        _outputs = new float[checked(batchSize * network.OutputSize)];
    }

    /// <summary>All outputs of what was evaluated last, where room was asked for.</summary>
    internal float[] Kept { get; }

    internal Evaluation Evaluate(Dataset data)
    {
        var means = new Means(_loss.IsClassification);
        for (var first = 0; first < data.Count; first += _batchSize)
        {
            _count = Math.Min(_batchSize, data.Count - first);
            _inputs = data.Inputs.Slice(first * data.InputSize, _count * data.InputSize);
            _team.Run(_predict);

            var outputs = _outputs.AsSpan(0, _count * data.TargetSize);
            if (Kept.Length > 0)
                outputs.CopyTo(Kept.AsSpan(first * data.TargetSize));
            var targets = data.Targets.Span.Slice(first * data.TargetSize, outputs.Length);
            var batch = new LossBatch(outputs, targets, _network.OutputLength, _network.OutputChannels, _network.Layout);
            means.Add(_loss.Compute(batch, []), _loss.CountCorrect(batch), _count, _loss.StepsOf(_network));
        }

        return means.Value;
    }

    private void Predict(int member)
    {
        var first = WorkerTeam.FirstOf(member, _count, _team.Size);
        var count = WorkerTeam.FirstOf(member + 1, _count, _team.Size) - first;
        if (count > 0)
        {
            _network.Predict(
                _inputs.Span.Slice(first * _network.InputSize, count * _network.InputSize),
                _outputs.AsSpan(first * _network.OutputSize, count * _network.OutputSize));
        }
    }
}
