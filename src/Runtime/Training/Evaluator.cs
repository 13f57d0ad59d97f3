using System;

namespace Gen;

/// <summary>Measures a network in inference mode, on a buffer that is allocated once.</summary>
internal sealed class Evaluator(INetwork network, Loss loss, int batchSize)
{
    private readonly float[] _outputs = new float[checked(batchSize * network.OutputSize)];

    internal Evaluation Evaluate(Dataset data)
    {
        var means = new Means(loss.IsClassification);
        for (var first = 0; first < data.Count; first += batchSize)
        {
            var count = Math.Min(batchSize, data.Count - first);
            var outputs = _outputs.AsSpan(0, count * data.TargetSize);
            network.Predict(data.Inputs.Span.Slice(first * data.InputSize, count * data.InputSize), outputs);

            var targets = data.Targets.Span.Slice(first * data.TargetSize, outputs.Length);
            var batch = new LossBatch(outputs, targets, network.OutputLength, network.OutputChannels, network.Layout);
            means.Add(loss.Compute(batch, []), loss.CountCorrect(batch), count, network.OutputLength);
        }

        return means.Value;
    }
}
