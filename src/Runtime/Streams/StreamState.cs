using System;
using System.Linq;

namespace Gen.Support;

/// <summary>What a stream remembers, as floats: small whole numbers and the frames that may still be read.</summary>
internal static class StreamState
{
    private const int QueueNumbers = 5;
    private const int RunningNumbers = 2;
    private const int Half = 1 << 24;

    /// <summary>The floats of a state.</summary>
    public static int SizeOf(StreamGraph graph) => 1 + graph.Queues.Sum(queue => QueueNumbers + queue.Held * queue.Channels)
        + graph.Nodes.Where(node => node.StateFloats > 0).Sum(node => RunningNumbers + node.StateFloats);

    public static void Save(StreamMachine machine, Span<float> state)
    {
        state.Clear();
        state[0] = machine.Graph.Signature;
        state = state[1..];
        for (var number = 0; number < machine.Graph.Queues.Count; number++)
        {
            var queue = machine.Queues[number];
            var frames = machine.Queues.MoveToFront(number);
            var now = machine.Queues.State(number);
            (state[0], state[1], state[2], state[3], state[4]) = (now.Read, now.Held, now.Padding, now.HasBegun ? 1 : 0, now.IsPending ? 1 : 0);
            machine.Queues.Frames(number, 0, frames).CopyTo(state[QueueNumbers..]);
            state = state[(QueueNumbers + queue.Held * queue.Channels)..];
        }

        for (var number = 0; number < machine.Graph.Nodes.Count; number++)
        {
            var node = machine.Graph.Nodes[number];
            if (node.StateFloats == 0)
                continue;
            (state[0], state[1]) = (machine.FramesOf(number) % Half, machine.FramesOf(number) / Half);
            machine.State(node).CopyTo(state[RunningNumbers..]);
            state = state[(RunningNumbers + node.StateFloats)..];
        }
    }

    /// <exception cref="ArgumentException">It is no state of such a stream.</exception>
    public static void Load(StreamMachine machine, ReadOnlySpan<float> state)
    {
        Check(machine.Graph, state);
        machine.Begin(null);
        state = state[1..];
        for (var number = 0; number < machine.Graph.Queues.Count; number++)
        {
            var queue = machine.Queues[number];
            ref var now = ref machine.Queues.State(number);
            (now.Read, now.Held, now.Padding, now.HasBegun, now.IsPending) = ((int)state[0], (int)state[1], (int)state[2], state[3] != 0, state[4] != 0);
            state.Slice(QueueNumbers, Math.Max(now.End, 0) * queue.Channels).CopyTo(machine.Queues.Frames(number, 0, Math.Max(now.End, 0)));
            machine.Queues.Place(number);
            state = state[(QueueNumbers + queue.Held * queue.Channels)..];
        }

        for (var number = 0; number < machine.Graph.Nodes.Count; number++)
        {
            var node = machine.Graph.Nodes[number];
            if (node.StateFloats == 0)
                continue;
            machine.FramesOf(number) = (long)state[0] + (long)state[1] * Half;
            state.Slice(RunningNumbers, node.StateFloats).CopyTo(machine.State(node));
            state = state[(RunningNumbers + node.StateFloats)..];
        }
    }

    private static void Check(StreamGraph graph, ReadOnlySpan<float> state)
    {
        if (state[0] != graph.Signature)
            throw new ArgumentException($"state begins with {state[0]}; expected {graph.Signature}: it was saved by a stream of another network, or by none.", nameof(state));
        state = state[1..];
        foreach (var queue in graph.Queues)
        {
            var (read, held, padding) = (state[0], state[1], state[2]);
            var isWhole = float.IsInteger(read) && float.IsInteger(held) && float.IsInteger(padding) && state[3] is 0 or 1 && state[4] is 0 or 1;
            if (!isWhole || read < 0 || read + held < 0 || read + held > queue.Held || padding < 0 || padding > queue.Held)
                throw new ArgumentException("state is damaged: a queue's place is not one that a stream can have.", nameof(state));
            state = state[(QueueNumbers + queue.Held * queue.Channels)..];
        }
    }
}
