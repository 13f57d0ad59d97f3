using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using EdgeDetector;
using Gen;

namespace LiveSignal;

/// <summary>A word that was heard.</summary>
/// <param name="Seconds">When it ended, in seconds of the signal.</param>
/// <param name="Digit">The digit.</param>
/// <param name="Probability">How sure the network is.</param>
internal sealed record Word(double Seconds, int Digit, float Probability);

/// <summary>Shows what is heard.</summary>
internal interface IView
{
    /// <summary>The network has given new probabilities.</summary>
    void Show(ListenSession session);

    /// <summary>A word has ended.</summary>
    void Hear(Word word);

    /// <summary>The signal has ended.</summary>
    void End(ListenSession session);
}

/// <summary>From samples to words: a stream gives probabilities eight times a second, and the ones around the end of a word decide.</summary>
internal sealed class ListenSession
{
    /// <summary>The samples at once: 10 ms, as a sound card has them.</summary>
    private const int Block = DigitListener.Rate / 100;

    /// <summary>A pause that ends a word.</summary>
    private const int Pause = 3 * DigitListener.Rate / 10;

    /// <summary>What is shorter is a click.</summary>
    private const int ShortestWord = DigitListener.Rate / 10;

    private readonly SampleReader _reader;
    private readonly DigitListener.Stream _stream = new DigitListener().CreateStream();
    private readonly Hearing _hearing = new();
    private readonly float[] _samples = new float[Block];
    private readonly float[] _outputs = new float[2 * DigitListener.OutputChannels];
    private readonly float[] _heard = new float[DigitListener.OutputChannels];
    private TimeSpan _busy;

    /// <summary>Begins.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="options">The command line.</param>
    public ListenSession(Stream input, Options options) =>
        _reader = new(input, options.Input ?? "Standard input", DigitListener.Rate, options.IsRaw, Block);

    /// <summary>The probabilities of the ten digits in the last second.</summary>
    public ReadOnlySpan<float> Probabilities => _outputs.AsSpan(0, DigitListener.OutputChannels);

    /// <summary>What each push of 10 ms took.</summary>
    public LatencyHistogram Latencies { get; } = new();

    /// <summary>The signal so far, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>How many times faster than the signal the network is.</summary>
    public double TimesRealTime => _busy > TimeSpan.Zero ? Seconds / _busy.TotalSeconds : 0;

    /// <summary>Hears the signal to its end.</summary>
    public void Run(IView view)
    {
        for (var count = _reader.Read(_samples); count > 0; count = _reader.Read(_samples))
            Take(_samples.AsSpan(0, count), view);
        // Whatever was said last is followed by a pause, which is no part of the signal.
        var (seconds, busy) = (Seconds, _busy);
        for (var rest = 2 * Pause; rest > 0; rest -= Block)
        {
            Array.Clear(_samples);
            Take(_samples, view);
        }

        (Seconds, _busy) = (seconds, busy);
        view.End(this);
    }

    private void Take(Span<float> samples, IView view)
    {
        _hearing.Hear(samples);
        var started = Stopwatch.GetTimestamp();
        var written = _stream.Push(samples, _outputs);
        var elapsed = Stopwatch.GetElapsedTime(started);
        _busy += elapsed;
        Latencies.Add((long)elapsed.TotalNanoseconds);
        Seconds += (double)samples.Length / DigitListener.Rate;
        if (written > 0)
        {
            view.Show(this);
            // The word stands in the middle of what the network sees when some silence has followed it.
            for (var digit = 0; digit < _heard.Length && _hearing.Word >= ShortestWord; digit++)
                _heard[digit] += _outputs[digit];
        }

        if (_hearing.Word > 0 && _hearing.Silence >= Pause)
            End(view);
    }

    private void End(IView view)
    {
        var sum = _heard.Sum();
        if (_hearing.Word >= ShortestWord && sum > 0)
        {
            var digit = Array.IndexOf(_heard, _heard.Max());
            view.Hear(new(Seconds, digit, _heard[digit] / sum));
        }

        Array.Clear(_heard);
        _hearing.EndWord();
    }
}
