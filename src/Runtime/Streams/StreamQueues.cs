using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>The queues of a running stream: windows that lie in one piece, in a memory that is moved to its front when it is full.</summary>
internal sealed class StreamQueues
{
    private readonly StreamQueue[] _queues;
    private readonly QueueState[] _states;
    private readonly nint[] _places;
    private readonly AlignedBuffer _memory;

    public StreamQueues(StreamGraph graph)
    {
        _queues = [.. graph.Queues];
        _states = new QueueState[_queues.Length];
        _places = new nint[2 * _queues.Length];
        _memory = new(graph.MemorySize);
        Inputs = NumbersOf(graph, -1);
        Targets = [.. graph.Nodes.Select((_, node) => NumbersOf(graph, node))];
    }

    /// <summary>The queues that the stream's input goes to.</summary>
    public int[] Inputs { get; }

    /// <summary>The queues that each node writes to.</summary>
    public int[][] Targets { get; }

    /// <summary>The stream's memory.</summary>
    public ref float Memory => ref _memory.Origin;

    /// <summary>Where the next window of each queue begins; behind them where the next frame of each goes, where <see cref="FrameRun"/> says so.</summary>
    public ref nint Places => ref MemoryMarshal.GetArrayDataReference(_places);

    public int Count => _queues.Length;

    public StreamQueue this[int number] => _queues[number];

    public ref QueueState State(int number) => ref _states[number];

    /// <summary>So many floats of the memory.</summary>
    public Span<float> Floats(int start, int length) => _memory.Span.Slice(start, length);

    /// <summary>Some frames in a queue's memory.</summary>
    public Span<float> Frames(int number, int first, int count)
    {
        var queue = _queues[number];
        return _memory.Span.Slice(queue.Start + first * queue.Channels, count * queue.Channels);
    }

    /// <summary>Empties all queues but for the padding in front.</summary>
    /// <param name="padding">The padding in front of each, where the signal's length is known.</param>
    public void Begin(int[]? padding)
    {
        for (var number = 0; number < _queues.Length; number++)
        {
            var (queue, left) = (_queues[number], padding is null ? _queues[number].Left : padding[number]);
            var isPending = left > 0 && queue.Fill != StreamFill.Constant;
            _states[number] = new() { Read = Math.Max(-left, 0), Held = left, Left = left, Padding = Math.Max(left, 0), IsPending = isPending };
            if (left > 0 && !isPending)
                Frames(number, 0, left).Fill(queue.Value);
            Place(number);
        }
    }

    /// <summary>Makes room for some frames behind the last one.</summary>
    /// <returns>The first float of the room.</returns>
    public ref float Room(int number, int frames)
    {
        ref var state = ref _states[number];
        var queue = _queues[number];
        if (state.End + frames > queue.Capacity)
            Move(number, frames);
        return ref Unsafe.Add(ref _memory.Origin, queue.Start + (nint)state.End * queue.Channels);
    }

    /// <summary>Says that frames have been written behind the last one.</summary>
    public void Append(int number, int frames)
    {
        ref var state = ref _states[number];
        state.Held += frames;
        state.HasBegun = true;
    }

    /// <summary>Moves on by so many windows.</summary>
    public void Advance(int number, int windows)
    {
        ref var state = ref _states[number];
        var frames = windows * _queues[number].Stride;
        state.Read += frames;
        state.Held -= frames;
        state.Padding = Math.Max(state.Padding - frames, 0);
        Place(number);
    }

    /// <summary>The windows that are whole. Pads the front first, where what it mirrors has come.</summary>
    public int Windows(int number)
    {
        ref var state = ref _states[number];
        if (!state.HasBegun || (state.IsPending && !StreamPadding.TryFillLeft(this, number)))
            return 0;
        return WindowsOf(_queues[number], state.Held);
    }

    /// <summary>The windows in so many frames.</summary>
    public static int WindowsOf(StreamQueue queue, int held) => held < queue.Extent ? 0 : queue.Stride == 1 ? held - queue.Extent + 1 : (held - queue.Extent) / queue.Stride + 1;

    /// <summary>Moves to the front what may still be read.</summary>
    /// <returns>The frames that are there then.</returns>
    public int MoveToFront(int number)
    {
        ref var state = ref _states[number];
        var (first, end) = (Math.Max(Math.Min(state.Read - _queues[number].Kept, state.End), 0), state.End);
        Frames(number, first, end - first).CopyTo(Frames(number, 0, end - first));
        state.Read -= first;
        Place(number);
        return end - first;
    }

    /// <summary>Remembers where the next frame goes.</summary>
    public void PlaceEnd(int number) => _places[_queues.Length + number] = _queues[number].Start + (nint)_states[number].End * _queues[number].Channels;

    /// <summary>Remembers where the next window begins.</summary>
    public void Place(int number) => _places[number] = _queues[number].Start + (nint)_states[number].Read * _queues[number].Channels;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Move(int number, int frames)
    {
        if (MoveToFront(number) + frames > _queues[number].Capacity)
            throw new InvalidOperationException($"A stream's queue {number} has no room for {frames} frames behind {_states[number].Held}.");
    }

    private static int[] NumbersOf(StreamGraph graph, int source) =>
        [.. graph.Queues.Select((queue, number) => (queue, number)).Where(item => item.queue.Source == source).Select(item => item.number)];
}
