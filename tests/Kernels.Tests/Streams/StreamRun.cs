using System;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;

namespace Gen.Tests.Streams;

/// <summary>Sends signals through a stream, in chunks as a test wants them.</summary>
/// <param name="streamed">The network.</param>
public sealed class StreamRun(StreamedNetwork streamed)
{
    private INetworkStream _stream = streamed.CreateStream();

    /// <summary>Whether the stream now and then hands on to another one, by its state.</summary>
    public bool MovesOn { get; init; }

    /// <summary>Whether the stream is told to prepare itself before each chunk.</summary>
    public bool Prepares { get; init; }

    /// <summary>The outputs of a whole signal.</summary>
    /// <param name="frames">The signal.</param>
    /// <param name="chunk">The frames of the next chunk.</param>
    public float[] Outputs(float[] frames, Func<int> chunk)
    {
        var (channels, written) = (_stream.InputChannels, Enumerable.Empty<float>());
        for (var first = 0; first < frames.Length / channels;)
        {
            var count = Math.Min(chunk(), frames.Length / channels - first);
            if (Prepares)
                _stream.Prepare();
            written = written.Concat(Push(frames.AsSpan(first * channels, count * channels))).ToArray();
            first += count;
            if (MovesOn)
                MoveOn();
        }

        var room = new float[_stream.OutputsAtFlush * _stream.OutputChannels];
        if (_stream.Flush(room) * _stream.OutputChannels != room.Length)
            throw new InvalidOperationException("Flush wrote another number of frames than was said.");
        return [.. written, .. room];
    }

    /// <summary>As the other, on frames and outputs at the edges of guarded memory.</summary>
    public float[] GuardedOutputs(float[] frames, Func<int> chunk, bool atEnd)
    {
        using var input = new GuardedMemory(Math.Max(frames.Length, 1) * sizeof(float));
        frames.CopyTo(input.Floats(frames.Length, atEnd));
        var (channels, written) = (_stream.InputChannels, Array.Empty<float>());
        for (var first = 0; first < frames.Length / channels;)
        {
            var count = Math.Min(chunk(), frames.Length / channels - first);
            var room = _stream.OutputsFor(count) * _stream.OutputChannels;
            using var output = new GuardedMemory(Math.Max(room, 1) * sizeof(float));
            using var piece = new GuardedMemory(Math.Max(count * channels, 1) * sizeof(float));
            frames.AsSpan(first * channels, count * channels).CopyTo(piece.Floats(count * channels, atEnd));
            _stream.Push(piece.Floats(count * channels, atEnd), output.Floats(room, atEnd));
            written = [.. written, .. output.Floats(room, atEnd)];
            first += count;
        }

        var rest = _stream.OutputsAtFlush * _stream.OutputChannels;
        using var last = new GuardedMemory(Math.Max(rest, 1) * sizeof(float));
        _stream.Flush(last.Floats(rest, atEnd));
        return [.. written, .. last.Floats(rest, atEnd)];
    }

    /// <summary>Pushes some frames and forgets them.</summary>
    public void Disturb(float[] frames)
    {
        Push(frames);
        _stream.Reset();
    }

    private float[] Push(ReadOnlySpan<float> frames)
    {
        var outputs = new float[_stream.OutputsFor(frames.Length / _stream.InputChannels) * _stream.OutputChannels];
        if (_stream.Push(frames, outputs) * _stream.OutputChannels != outputs.Length)
            throw new InvalidOperationException("Push wrote another number of frames than OutputsFor said.");
        return outputs;
    }

    private void MoveOn()
    {
        var state = new float[_stream.StateSize];
        _stream.SaveState(state);
        _stream = streamed.CreateStream();
        _stream.LoadState(state);
    }
}
