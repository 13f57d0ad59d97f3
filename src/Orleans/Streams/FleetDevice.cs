using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Gen.Orleans;

/// <summary>One push of a device, and its answer.</summary>
internal sealed class FleetPush(ReadOnlyMemory<float> frames)
{
    private readonly TaskCompletionSource<float[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ReadOnlyMemory<float> Frames => frames;

    internal Task<float[]> Task => _answer.Task;

    internal void End(float[] outputs) => _answer.TrySetResult(outputs);

    internal void Fail(Exception e) => _answer.TrySetException(e);
}

/// <summary>The client's side of a device: the frames that are not written down yet, and how far the answers are.</summary>
internal sealed class FleetDevice(string name, int channels)
{
    private readonly List<float> _kept = [];
    private readonly List<float> _outputs = [];
    private long _keptFrom;
    private long _end;
    private long _answered;
    private long _delivered;

    internal string Name => name;

    /// <summary>Pushes in the order in which they came; the first is under way.</summary>
    internal Queue<FleetPush> Pushes { get; } = new();

    /// <summary>The first frame to send.</summary>
    internal long From { get; private set; }

    /// <summary>The frames to send.</summary>
    internal int Count => (int)(_end - From);

    /// <summary>Their values.</summary>
    internal ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_kept)[(int)((From - _keptFrom) * channels)..];

    /// <summary>Takes up the first push. Frames of one that failed are sent before it.</summary>
    internal void Begin()
    {
        var frames = Pushes.Peek().Frames.Span;
        _kept.AddRange(frames);
        _end += frames.Length / channels;
        From = _answered;
    }

    /// <summary>Takes an answer in.</summary>
    /// <returns>Whether the push is answered; else the stream expects earlier frames, because a silo died.</returns>
    /// <exception cref="ClusterException">The cluster has lost what it said was written down.</exception>
    internal bool Take(long next, long durable, long firstOutput, int count, ReadOnlySpan<float> outputs)
    {
        if (count > 0 && firstOutput + count > _delivered)
        {
            if (firstOutput > _delivered)
                throw new ClusterException($"The outputs {_delivered} to {firstOutput - 1} of the device '{name}' are lost.");
            _outputs.AddRange(outputs[(int)((_delivered - firstOutput) * (outputs.Length / count))..]);
            _delivered = firstOutput + count;
        }

        if (next < _keptFrom)
            throw new ClusterException($"The stream of the device '{name}' expects frame {next}, but the frames before {_keptFrom} were said to be written down.");
        if (next < _end)
        {
            From = next;
            return false;
        }

        _answered = _end;
        _kept.RemoveRange(0, (int)Math.Max(0, (durable - _keptFrom) * channels));
        _keptFrom = Math.Max(_keptFrom, durable);
        Pushes.Peek().End([.. _outputs]);
        _outputs.Clear();
        return true;
    }

    internal void Fail(Exception e) => Pushes.Peek().Fail(e);
}
