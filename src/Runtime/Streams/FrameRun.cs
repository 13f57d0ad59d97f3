using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>
/// The faster way of single frames. Once all nodes of a stream have begun, and a frame is a window of each of them, nothing is left to be found out: all places
/// move on by a frame. So the frames are counted, and the queues are told when somebody asks them.
/// </summary>
/// <param name="machine">The stream.</param>
internal sealed class FrameRun(StreamMachine machine)
{
    private readonly bool _isPossible = machine.Graph.IsFrameByFrame;
    private ParameterVersion? _prepared;
    private int _ahead;
    private int _room;

    /// <summary>Whether a frame is a window of each node.</summary>
    public bool IsSteady { get; private set; }

    /// <summary>Finds out whether all nodes have begun.</summary>
    public void Begin()
    {
        if (!_isPossible || !AllWait())
            return;
        var queues = machine.Queues;
        _room = int.MaxValue;
        for (var number = 0; number < queues.Count; number++)
        {
            _room = Math.Min(_room, queues[number].Capacity - queues.State(number).End);
            queues.PlaceEnd(number);
        }

        IsSteady = true;
    }

    /// <summary>Tells the queues where they are; the next frame goes the other way.</summary>
    public void Settle()
    {
        IsSteady = false;
        _prepared = null;
        Tell();
    }

    /// <summary>Takes a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="output">Takes what comes of it.</param>
    public void Push(ReadOnlySpan<float> frame, ref float output)
    {
        if (_room == 0)
            MakeRoom();
        var (queues, version) = (machine.Queues, machine.Version());
        ref var memory = ref queues.Memory;
        ref var places = ref queues.Places;
        foreach (var queue in queues.Inputs)
            frame.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref memory, Unsafe.Add(ref places, queues.Count + queue) + (nint)_ahead * frame.Length), frame.Length));
        if (_prepared is not null && ReferenceEquals(_prepared, version))
            version.StreamPreparedFrame(ref memory, ref places, _ahead, ref machine.FramesOf(0), ref output);
        else
            version.StreamFrame(ref memory, ref places, _ahead, ref machine.FramesOf(0), ref output);
        _prepared = null;
        _ahead++;
        _room--;
    }

    /// <summary>Sums what is known of the next frame's outputs.</summary>
    public void Prepare()
    {
        if (_room == 0)
            MakeRoom();
        var version = machine.Version();
        if (ReferenceEquals(_prepared, version))
            return;
        version.PrepareStreamFrame(ref machine.Queues.Memory, ref machine.Queues.Places, _ahead);
        _prepared = version;
    }

    /// <summary>Whether each node lacks exactly one frame.</summary>
    private bool AllWait()
    {
        var nodes = machine.Graph.Nodes;
        for (var place = 0; place < nodes.Count; place++)
        {
            var (node, lacking) = (nodes[place], int.MinValue);
            for (var number = node.Queue; number < node.Queue + node.Queues; number++)
            {
                var state = machine.Queues.State(number);
                if (!state.HasBegun || state.IsPending)
                    return false;
                lacking = Math.Max(lacking, machine.Queues[number].Extent - state.Held);
            }

            if (lacking != 1)
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeRoom()
    {
        var (queues, prepared) = (machine.Queues, _prepared);
        Tell();
        for (var number = 0; number < queues.Count; number++)
        {
            if (queues[number].Capacity == queues.State(number).End)
                queues.MoveToFront(number);
        }

        Begin();
        _prepared = prepared;
    }

    private void Tell()
    {
        if (_ahead == 0)
            return;
        var queues = machine.Queues;
        for (var number = 0; number < queues.Count; number++)
        {
            ref var state = ref queues.State(number);
            state.Read += _ahead;
            state.Padding = Math.Max(state.Padding - _ahead, 0);
            queues.Place(number);
        }

        for (var number = 0; number < machine.Graph.Nodes.Count; number++)
        {
            if (machine.Graph.Nodes[number].IsRunning)
                machine.FramesOf(number) += _ahead;
        }

        _ahead = 0;
    }
}
