using System;
using System.Diagnostics;

namespace Gen.Hosting;

/// <summary>Predictions of a registered network, counted and timed by the meter <c>Gen</c>. Any number of threads may use it at once.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class Predictor<TNetwork>
    where TNetwork : class, INetwork
{
    private readonly PredictionMeters _meters;

    /// <summary>Called by the services.</summary>
    /// <param name="network">The network.</param>
    /// <param name="meters">What counts.</param>
    public Predictor(TNetwork network, PredictionMeters meters) => (Network, _meters) = (network, meters);

    /// <summary>The network itself, whose predictions are not counted.</summary>
    public TNetwork Network { get; }

    /// <inheritdoc cref="NetworkPredictions.Predict"/>
    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        var started = Stopwatch.GetTimestamp();
        var outputs = Network.Predict(inputs);
        _meters.Count(typeof(TNetwork).Name, inputs.Length / Network.InputSize, Stopwatch.GetElapsedTime(started));
        return outputs;
    }

    /// <inheritdoc cref="NetworkPredictions.Classify"/>
    public Classification Classify(ReadOnlySpan<float> signal)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = Network.Classify(signal);
        _meters.Count(typeof(TNetwork).Name, 1, Stopwatch.GetElapsedTime(started));
        return answer;
    }
}
