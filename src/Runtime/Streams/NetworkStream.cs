using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Gen.Support;

/// <summary>A network as a stream; generated code derives from it.</summary>
public abstract class NetworkStream : INetworkStream
{
    private readonly StreamMachine _machine;
    private readonly FrameRun _frames;
    private readonly TokenInput[] _tokens;
    private int _isUsed;

    /// <summary>Makes a new stream.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="graph">The network as a stream.</param>
    protected NetworkStream(NetworkEngine engine, StreamGraph graph)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(graph);
        _machine = new(engine, graph, isSequence: false);
        _frames = _machine.Frames;
        _tokens = engine.FrameTokens;
        StateSize = StreamState.SizeOf(graph);
        (InputChannels, OutputChannels) = (graph.InputChannels, graph.OutputChannels);
    }

    /// <inheritdoc/>
    public int InputChannels { get; }

    /// <inheritdoc/>
    public int OutputChannels { get; }

    /// <inheritdoc/>
    public int StateSize { get; }

    /// <inheritdoc/>
    public int OutputsAtFlush
    {
        get
        {
            using var turn = new Turn(this);
            _frames.Settle();
            return _machine.Count(0, ends: true);
        }
    }

    /// <inheritdoc/>
    public int Push(ReadOnlySpan<float> frames, Span<float> outputs)
    {
        using var turn = new Turn(this);
        if (_frames.IsSteady && frames.Length == InputChannels)
        {
            Require(1, outputs.Length);
            Overlap.Refuse(frames, outputs, nameof(frames), nameof(outputs));
            CheckTokens(frames, 1);
            _frames.Push(frames, ref MemoryMarshal.GetReference(outputs));
            return 1;
        }

        _frames.Settle();
        var count = frames.Length / InputChannels;
        if (count * InputChannels != frames.Length)
            throw new ArgumentException($"frames has {frames.Length} values; expected a whole number of frames of {InputChannels} values.", nameof(frames));
        Require(_machine.Count(count, ends: false), outputs.Length);
        Overlap.Refuse(frames, outputs, nameof(frames), nameof(outputs));
        CheckTokens(frames, count);
        var written = _machine.Push(frames, new(outputs));
        _frames.Begin();
        return written;
    }

    /// <inheritdoc/>
    public int OutputsFor(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        using var turn = new Turn(this);
        if (_frames.IsSteady)
            return frames;
        _frames.Settle();
        return _machine.Count(frames, ends: false);
    }

    /// <inheritdoc/>
    public int Flush(Span<float> outputs)
    {
        using var turn = new Turn(this);
        _frames.Settle();
        Require(_machine.Count(0, ends: true), outputs.Length);
        var written = _machine.Flush(new(outputs));
        _machine.Begin(null);
        return written;
    }

    /// <inheritdoc/>
    public void Prepare()
    {
        using var turn = new Turn(this);
        if (_frames.IsSteady)
            _frames.Prepare();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        using var turn = new Turn(this);
        _frames.Settle();
        _machine.Begin(null);
    }

    /// <inheritdoc/>
    public void SaveState(Span<float> state)
    {
        using var turn = new Turn(this);
        RequireState(state.Length);
        _frames.Settle();
        StreamState.Save(_machine, state);
    }

    /// <inheritdoc/>
    public void LoadState(ReadOnlySpan<float> state)
    {
        using var turn = new Turn(this);
        RequireState(state.Length);
        _frames.Settle();
        StreamState.Load(_machine, state);
    }

    private void CheckTokens(ReadOnlySpan<float> frames, int count)
    {
        foreach (var token in _tokens)
            token.CheckFrames(frames, token.Offset, InputChannels, count, nameof(frames));
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
