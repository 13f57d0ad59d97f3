using System;
using System.Linq;
using Gen;

namespace TimeSeries;

/// <summary>The test set as a trained network sees it.</summary>
internal sealed class TestRun
{
    public TestRun(INetwork network, SeriesSet data)
    {
        var classes = network.OutputSize;
        Outputs = new float[data.Count * classes];
        network.Predict(data.Samples.Inputs.Span, Outputs);
        Predicted = [.. Enumerable.Range(0, data.Count).Select(i => Greatest(Outputs.AsSpan(i * classes, classes)))];
        Accuracy = Predicted.Zip(data.Labels).Count(pair => pair.First == pair.Second) / (double)data.Count;
    }

    /// <summary>The probabilities, <c>[Count, classes]</c>.</summary>
    public float[] Outputs { get; }

    /// <summary>The class of each series.</summary>
    public int[] Predicted { get; }

    /// <summary>The share of right ones, 0 to 1.</summary>
    public double Accuracy { get; }

    private static int Greatest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            best = values[i] > values[best] ? i : best;
        return best;
    }
}
