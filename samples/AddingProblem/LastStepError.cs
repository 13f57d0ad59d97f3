using System;
using Gen;

namespace AddingProblem;

/// <summary><c>(y - t)^2</c> at the last step of each sequence, the mean over the sequences: a loss that Gen does not have.</summary>
internal sealed class LastStepError : Loss
{
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        var sum = 0.0;
        gradients.Clear();
        for (var last = batch.Steps - 1; last < batch.Outputs.Length; last += batch.Steps)
        {
            var difference = (double)batch.Outputs[last] - batch.Targets[last];
            sum += difference * difference;
            if (!gradients.IsEmpty)
                gradients[last] = (float)(2 * difference / batch.Samples);
        }

        return sum / batch.Samples;
    }
}
