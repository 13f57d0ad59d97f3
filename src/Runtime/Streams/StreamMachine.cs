using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>Runs the nodes of a stream: each makes all that its queues allow, in blocks as long as there are enough windows.</summary>
internal sealed class StreamMachine
{
    /// <summary>The sizes of kernels that the generator numbers for each node.</summary>
    private const int Sizes = 3;

    private readonly NetworkEngine _engine;
    private readonly StreamNode[] _nodes;
    private readonly long[] _frames;
    private readonly int[] _made;
    private readonly bool _isSequence;
    private ParameterVersion? _version;
    private int _written;

    /// <param name="engine">The network.</param>
    /// <param name="graph">The network as a stream.</param>
    /// <param name="isSequence">Whether signals are whole: global pools then give one value, at the end.</param>
    public StreamMachine(NetworkEngine engine, StreamGraph graph, bool isSequence)
    {
        (_engine, Graph, _isSequence) = (engine, graph, isSequence);
        _nodes = [.. graph.Nodes];
        (_frames, _made) = (new long[_nodes.Length], new int[_nodes.Length]);
        Queues = new(graph);
        Frames = new(this);
        Begin(null);
    }

    /// <summary>The faster way of single frames, where there is one.</summary>
    public FrameRun Frames { get; }

    public StreamGraph Graph { get; }

    public StreamQueues Queues { get; }

    /// <summary>Forgets all.</summary>
    /// <param name="padding">The padding in front of each queue's signal, where the length is known.</param>
    public void Begin(int[]? padding)
    {
        Queues.Begin(padding);
        for (var number = 0; number < _nodes.Length; number++)
        {
            RunningPool.Begin(_nodes[number].Kind, State(_nodes[number]));
        }

        Array.Clear(_frames);
    }

    /// <summary>The frames that come out of so many.</summary>
    /// <param name="frames">The frames that go in.</param>
    /// <param name="ends">Whether the signal ends behind them.</param>
    public int Count(int frames, bool ends)
    {
        for (var number = 0; number < _nodes.Length; number++)
            _made[number] = Made(_nodes[number], frames, ends);
        return _made[^1];
    }

    /// <summary>Takes frames and writes what follows from them.</summary>
    /// <returns>The frames that were written.</returns>
    public int Push(ReadOnlySpan<float> frames, StreamOutput output)
    {
        Version();
        _written = 0;
        var channels = Graph.InputChannels;
        while (!frames.IsEmpty)
        {
            var length = Math.Min(frames.Length, Graph.Feed * channels);
            foreach (var queue in Queues.Inputs)
            {
                frames[..length].CopyTo(MemoryMarshal.CreateSpan(ref Queues.Room(queue, length / channels), length));
                Queues.Append(queue, length / channels);
            }

            RunFrom(0, output);
            frames = frames[length..];
        }

        return _written;
    }

    /// <summary>Ends the signal and writes what is left.</summary>
    /// <returns>The frames that were written.</returns>
    public int Flush(StreamOutput output)
    {
        Version();
        _written = 0;
        for (var number = 0; number < _nodes.Length; number++)
        {
            var node = _nodes[number];
            if (_isSequence && node.IsRunning)
                Give(number, node, output);
            else if (Queues.State(node.Queue).HasBegun && !node.IsRunning)
                End(number, node, output);
            RunFrom(number + 1, output);
        }

        return _written;
    }

    /// <summary>The network's parameters as they are.</summary>
    public ParameterVersion Version() => _version = _engine.Kept(_version);

    /// <summary>The frames that a running value has seen.</summary>
    public ref long FramesOf(int node) => ref _frames[node];

    /// <summary>What a running value is made of, or what the kernels keep.</summary>
    public Span<float> State(StreamNode node) => Queues.Floats(node.State, node.StateFloats);

    private void RunFrom(int first, StreamOutput output)
    {
        for (var number = first; number < _nodes.Length; number++)
        {
            var node = _nodes[number];
            if (node.IsRunning)
                Take(number, node, output);
            else
                Run(number, node, output);
        }
    }

    private void Run(int number, StreamNode node, StreamOutput output)
    {
        for (var windows = Windows(node); windows > 0; windows = Windows(node))
        {
            var size = windows >= node.Block && node.Block > 1 ? 2 : windows >= node.SmallBlock && node.SmallBlock > 1 ? 1 : 0;
            var count = size == 2 ? node.Block : size == 1 ? node.SmallBlock : 1;
            ref var target = ref Target(number, node, count * node.Factor, output);
            _version!.Stream(number * Sizes + size, ref Queues.Memory, ref Queues.Places, ref target);
            if (node.Kind == StreamNodeKind.PaddedAverage)
                LeavePaddingOut(node, count, MemoryMarshal.CreateSpan(ref target, count * node.Channels));
            for (var queue = node.Queue; queue < node.Queue + node.Queues; queue++)
                Queues.Advance(queue, count);
            Deliver(number, node, count * node.Factor, ref target, output);
        }
    }

    private int Windows(StreamNode node)
    {
        var windows = Queues.Windows(node.Queue);
        for (var queue = node.Queue + 1; queue < node.Queue + node.Queues; queue++)
            windows = Math.Min(windows, Queues.Windows(queue));
        return windows;
    }

    /// <summary>Where a node writes: at the end of the first queue that reads it, or in the user's span.</summary>
    private ref float Target(int number, StreamNode node, int frames, StreamOutput output)
    {
        var targets = Queues.Targets[number];
        if (targets.Length == 0)
            return ref output.Room(_written, frames, node.Channels);
        for (var other = 1; other < targets.Length; other++)
            Queues.Room(targets[other], frames);
        return ref Queues.Room(targets[0], frames);
    }

    private void Deliver(int number, StreamNode node, int frames, ref float made, StreamOutput output)
    {
        var targets = Queues.Targets[number];
        if (targets.Length == 0)
        {
            output.Written(_written, frames, node.Channels);
            _written += frames;
            return;
        }

        for (var other = 1; other < targets.Length; other++)
        {
            MemoryMarshal.CreateSpan(ref made, frames * node.Channels).CopyTo(MemoryMarshal.CreateSpan(ref Queues.Room(targets[other], frames), frames * node.Channels));
            Queues.Append(targets[other], frames);
        }

        Queues.Append(targets[0], frames);
    }

    /// <summary>A mean of a window with padding has fewer parts.</summary>
    private void LeavePaddingOut(StreamNode node, int windows, Span<float> means)
    {
        var (queue, state) = (Queues[node.Queue], Queues.State(node.Queue));
        for (var window = 0; window < windows; window++)
        {
            var first = window * queue.Stride;
            var padding = Math.Clamp(state.Padding - first, 0, queue.Extent) + Math.Clamp(first + queue.Extent - (state.Held - state.Behind), 0, queue.Extent);
            var factor = (float)queue.Extent / (queue.Extent - padding);
            for (var place = window * node.Channels; padding > 0 && place < (window + 1) * node.Channels; place++)
                means[place] *= factor;
        }
    }

    private void Take(int number, StreamNode node, StreamOutput output)
    {
        for (var waiting = Queues.Windows(node.Queue); waiting > 0; waiting--)
        {
            RunningPool.Take(node.Kind, Queues.Frames(node.Queue, Queues.State(node.Queue).Read, 1), State(node));
            _frames[number]++;
            Queues.Advance(node.Queue, 1);
            if (!_isSequence)
                Give(number, node, output);
        }
    }

    private void Give(int number, StreamNode node, StreamOutput output)
    {
        ref var target = ref Target(number, node, 1, output);
        RunningPool.Value(node.Kind, State(node), _frames[number], MemoryMarshal.CreateSpan(ref target, node.Channels));
        Deliver(number, node, 1, ref target, output);
    }

    /// <summary>Pads the end of a node's signal, a piece at a time, so that no queue behind it needs more room than it does otherwise.</summary>
    private void End(int number, StreamNode node, StreamOutput output)
    {
        var (queue, state) = (Queues[node.Queue], Queues.State(node.Queue));
        var right = StreamPadding.Right(queue, state.Left, state.Held);
        var piece = queue.Fill != StreamFill.Constant || node.Trimmed > 0 ? right : Math.Max(node.Block * queue.Stride, 1);
        while (right > 0)
        {
            var frames = Math.Min(right, piece);
            StreamPadding.AppendRight(Queues, node.Queue, frames);
            Run(number, node, output);
            if (node.Trimmed == 0)
                RunFrom(number + 1, output);
            right -= frames;
        }

        foreach (var target in node.Trimmed > 0 ? Queues.Targets[number] : [])
            Queues.State(target).Held -= node.Trimmed;
    }

    private int Made(StreamNode node, int frames, bool ends)
    {
        var windows = int.MaxValue;
        for (var number = node.Queue; number < node.Queue + node.Queues; number++)
        {
            var (queue, state) = (Queues[number], Queues.State(number));
            var coming = queue.Source < 0 ? frames : _made[queue.Source];
            var held = checked(state.Held + coming);
            var isKnown = !state.IsPending || held - state.Left >= StreamPadding.FramesNeeded(queue.Fill, state.Left);
            if (!isKnown || (!state.HasBegun && coming == 0))
                return 0;
            if (ends && number == node.Queue && !node.IsRunning)
                held = checked(held + StreamPadding.Right(queue, state.Left, held));
            windows = Math.Min(windows, StreamQueues.WindowsOf(queue, held));
        }

        return checked(windows * node.Factor - (ends ? node.Trimmed : 0));
    }
}
