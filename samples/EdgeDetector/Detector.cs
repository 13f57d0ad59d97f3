using System;

namespace EdgeDetector;

/// <summary>Takes letters one by one, and decides about each place that has 30 letters on both sides. Nothing here allocates after construction.</summary>
internal sealed class Detector
{
    private readonly SpliceDetector _network = new();
    private readonly Window _window = new();
    private readonly float[] _probabilities = new float[SpliceDetector.OutputSize];
    private long _letters;

    /// <summary>The last probabilities: donor, acceptor, neither.</summary>
    public ReadOnlySpan<float> Probabilities => _probabilities;

    /// <summary>Begins another sequence.</summary>
    public void Restart()
    {
        _window.Clear();
        _letters = 0;
    }

    /// <summary>Takes a letter.</summary>
    /// <param name="channel">0 to 3 for A, C, G, T, or <see cref="Window.Unknown"/>.</param>
    /// <param name="decision">The decision about the place 30 letters before, if the sequence has come so far.</param>
    /// <returns>Whether it has.</returns>
    public bool Push(int channel, out Decision decision)
    {
        _letters++;
        _window.Add(channel);
        decision = default;
        if (!_window.IsFull)
            return false;

        _network.Predict(_window.Signal, _probabilities);
        var best = 0;
        for (var i = 1; i < _probabilities.Length; i++)
            best = _probabilities[i] > _probabilities[best] ? i : best;
        decision = new(_letters - Window.Length / 2, best, _probabilities[best]);
        return true;
    }
}
