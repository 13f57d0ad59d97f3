using System;

namespace Gen;

/// <summary>How many steps have their greatest output in the channel of the greatest target; the first one wins a tie.</summary>
internal static class Accuracy
{
    internal static int CountCorrect(in LossBatch batch)
    {
        var correct = 0;
        for (var row = 0; row < batch.Rows; row++)
        {
            var start = batch.RowStart(row);
            if (Greatest(batch.Outputs, start, batch) == Class(batch, start))
                correct++;
        }

        return correct;
    }

    /// <summary>The channel of the greatest target of a row.</summary>
    internal static int Class(in LossBatch batch, int start) => Greatest(batch.Targets, start, batch);

    private static int Greatest(ReadOnlySpan<float> values, int start, in LossBatch batch)
    {
        var (best, stride) = (start, batch.ChannelStride);
        for (var channel = 1; channel < batch.Channels; channel++)
        {
            var index = start + channel * stride;
            if (values[index] > values[best])
                best = index;
        }

        return (best - start) / stride;
    }
}
