using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace Gen.Support;

/// <summary>Predicts signals of any length: each thread has a stream of its own, which it is given whole signals. For generated code.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the network, which its users do not dispose.")]
public sealed class Sequences
{
    private readonly StreamGraph _graph;
    private readonly ThreadLocal<Whole> _threads;
    private readonly TokenInput[] _tokens;

    private Sequences(NetworkEngine engine, StreamGraph graph)
    {
        _graph = graph;
        _tokens = engine.FrameTokens;
        _threads = new(() => new(engine, graph));
    }

    /// <summary>The steps that a network makes of a signal.</summary>
    /// <param name="graph">The network as a stream.</param>
    /// <param name="steps">The signal's steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no network for so many.</exception>
    public static int OutputLength(StreamGraph graph, int steps)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var length = graph.OutputLength(steps, new int[graph.Nodes.Count], null, out var problem);
        return length > 0
            ? length
            : throw new ArgumentOutOfRangeException(nameof(steps), steps, $"A signal of {steps} steps does not fit the network: {problem}. Expected at least {graph.MinLength}.");
    }

    /// <summary>Predicts one signal.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="graph">The network as a stream.</param>
    /// <param name="isChannelsFirst">Whether both spans hold one channel behind the other.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="outputs">Room for what comes of it.</param>
    /// <returns>The steps that were written.</returns>
    /// <exception cref="ArgumentException">The signal is no whole number of steps or too short, the room is too small, or both overlap.</exception>
    public static int Predict(NetworkEngine engine, StreamGraph graph, bool isChannelsFirst, ReadOnlySpan<float> signal, Span<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(graph);
        var sequences = engine.Sequences ?? Interlocked.CompareExchange(ref engine.Sequences, new(engine, graph), null) ?? engine.Sequences;
        return sequences.Predict(isChannelsFirst, signal, outputs);
    }

    private int Predict(bool isChannelsFirst, ReadOnlySpan<float> signal, Span<float> outputs)
    {
        var whole = _threads.Value!;
        var (channels, outputChannels) = (_graph.InputChannels, _graph.OutputChannels);
        var steps = signal.Length / channels;
        if (steps * channels != signal.Length)
            throw new ArgumentException($"signal has {signal.Length} values; expected a whole number of steps of {channels} values.", nameof(signal));
        var length = _graph.OutputLength(steps, whole.Lengths, whole.Padding, out var problem);
        if (length == 0)
            throw new ArgumentException($"signal has {steps} steps, which do not fit the network: {problem}. Expected at least {_graph.MinLength}.", nameof(signal));
        if (outputs.Length < (long)length * outputChannels)
            throw new ArgumentException($"outputs has {outputs.Length} values; expected at least {(long)length * outputChannels}, for {length} steps of {outputChannels}.", nameof(outputs));
        Overlap.Refuse(signal, outputs[..(length * outputChannels)], nameof(signal), nameof(outputs));
        foreach (var token in _tokens)
            token.CheckFrames(signal, isChannelsFirst ? token.Offset * steps : token.Offset, isChannelsFirst ? 1 : channels, steps, nameof(signal));
        return whole.Predict(isChannelsFirst, signal, outputs, steps, length);
    }

    /// <summary>A thread's stream.</summary>
    private sealed class Whole
    {
        private readonly StreamMachine _machine;
        private readonly float[] _frames;
        private readonly float[] _made;

        public Whole(NetworkEngine engine, StreamGraph graph)
        {
            _machine = new(engine, graph, isSequence: true);
            (Lengths, Padding) = (new int[graph.Nodes.Count], new int[graph.Queues.Count]);
            _frames = new float[graph.Feed * graph.InputChannels];
            _made = new float[graph.Nodes[^1].Block * graph.Nodes[^1].Factor * graph.OutputChannels];
        }

        public int[] Lengths { get; }

        public int[] Padding { get; }

        public int Predict(bool isChannelsFirst, ReadOnlySpan<float> signal, Span<float> outputs, int steps, int length)
        {
            _machine.Begin(Padding);
            if (!isChannelsFirst)
            {
                var output = new StreamOutput(outputs);
                var written = _machine.Push(signal, output);
                return written + _machine.Flush(new(outputs[(written * _machine.Graph.OutputChannels)..]));
            }

            return PredictRows(signal, outputs, steps, length);
        }

        private int PredictRows(ReadOnlySpan<float> signal, Span<float> outputs, int steps, int length)
        {
            var (written, channels) = (0, _machine.Graph.InputChannels);
            for (var first = 0; first < steps; first += _machine.Graph.Feed)
            {
                var count = Math.Min(_machine.Graph.Feed, steps - first);
                for (var channel = 0; channel < channels; channel++)
                {
                    for (var step = 0; step < count; step++)
                        _frames[step * channels + channel] = signal[channel * steps + first + step];
                }

                written += _machine.Push(_frames.AsSpan(0, count * channels), new(outputs[written..], _made, length));
            }

            return written + _machine.Flush(new(outputs[written..], _made, length));
        }
    }
}
