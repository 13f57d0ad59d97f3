using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace SpokenDigits;

/// <summary>Recordings predicted one by one, with what that cost.</summary>
internal sealed class TestRun
{
    public TestRun(DigitNetwork network, IReadOnlyList<Recording> recordings)
    {
        var inputs = new Windows(recordings).Samples.Inputs.Span;
        var (outputs, times) = (new float[Recording.Digits], new TimeSpan[recordings.Count]);
        Predicted = new int[recordings.Count];
        for (var i = 0; i < recordings.Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            network.Predict(inputs.Slice(i * Recording.WindowLength, Recording.WindowLength), outputs);
            times[i] = Stopwatch.GetElapsedTime(started);
            Predicted[i] = outputs.IndexOf(outputs.Max());
        }

        Accuracy = recordings.Zip(Predicted).Count(pair => pair.First.Digit == pair.Second) / (double)recordings.Count;
        Median = times.Order().ElementAt(times.Length / 2);
    }

    /// <summary>The digit that was heard in each recording.</summary>
    public int[] Predicted { get; }

    /// <summary>The share of right ones, 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>The time of a prediction.</summary>
    public TimeSpan Median { get; }
}
