using System;
using System.Threading;

namespace Gen.Support;

/// <summary>A network as a stream; generated code derives from it.</summary>
public abstract class NetworkStream : INetworkStream
{
    private readonly StreamMachine _machine;
    private int _isUsed;

    /// <summary>Makes a new stream.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="graph">The network as a stream.</param>
    protected NetworkStream(NetworkEngine engine, StreamGraph graph)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(graph);
        _machine = new(engine, graph, isSequence: false);
        StateSize = StreamState.SizeOf(graph);
    }

    /// <inheritdoc/>
    public int InputChannels => _machine.Graph.InputChannels;

    /// <inheritdoc/>
    public int OutputChannels => _machine.Graph.OutputChannels;

    /// <inheritdoc/>
    public int StateSize { get; }

    /// <inheritdoc/>
    public int OutputsAtFlush
    {
        get
        {
            using var turn = new Turn(this);
            return _machine.Count(0, ends: true);
        }
    }

    /// <inheritdoc/>
    public int Push(ReadOnlySpan<float> frames, Span<float> outputs)
    {
        using var turn = new Turn(this);
        var count = frames.Length / InputChannels;
        if (count * InputChannels != frames.Length)
            throw new ArgumentException($"frames has {frames.Length} values; expected a whole number of frames of {InputChannels} values.", nameof(frames));
        Require(_machine.Count(count, ends: false), outputs.Length);
        Overlap.Refuse(frames, outputs, nameof(frames), nameof(outputs));
        return _machine.Push(frames, new(outputs));
    }

    /// <inheritdoc/>
    public int OutputsFor(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        using var turn = new Turn(this);
        return _machine.Count(frames, ends: false);
    }

    /// <inheritdoc/>
    public int Flush(Span<float> outputs)
    {
        using var turn = new Turn(this);
        Require(_machine.Count(0, ends: true), outputs.Length);
        var written = _machine.Flush(new(outputs));
        _machine.Begin(null);
        return written;
    }

    /// <inheritdoc/>
    public void Prepare()
    {
        using var turn = new Turn(this);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        using var turn = new Turn(this);
        _machine.Begin(null);
    }

    /// <inheritdoc/>
    public void SaveState(Span<float> state)
    {
        using var turn = new Turn(this);
        RequireState(state.Length);
        StreamState.Save(_machine, state);
    }

    /// <inheritdoc/>
    public void LoadState(ReadOnlySpan<float> state)
    {
        using var turn = new Turn(this);
        RequireState(state.Length);
        StreamState.Load(_machine, state);
    }

    private void Require(int frames, int room)
    {
        if (room < (long)frames * OutputChannels)
            throw new ArgumentException($"outputs has {room} values; expected at least {(long)frames * OutputChannels}, for {frames} frames of {OutputChannels} values.", "outputs");
    }

    private void RequireState(int length)
    {
        if (length != StateSize)
            throw new ArgumentException($"state has {length} values; expected {StateSize}, which is StateSize of this network's streams.", "state");
    }

    /// <summary>One call's turn: no other may begin before it ends.</summary>
    private readonly ref struct Turn
    {
        private readonly NetworkStream _stream;

        public Turn(NetworkStream stream)
        {
            if (Interlocked.Exchange(ref stream._isUsed, 1) != 0)
                throw new InvalidOperationException("The stream is used by another thread; expected one thread at a time, or a stream for each: CreateStream makes them.");
            _stream = stream;
        }

        public void Dispose() => Volatile.Write(ref _stream._isUsed, 0);
    }
}
