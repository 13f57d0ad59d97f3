using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;
using Gen.Support;

namespace Gen.Generator.Planning.Streams;

/// <summary>
/// How many frames the queues of a node must hold. All that can be computed is, so what is held depends on the frames so far and not on the chunks that they came
/// in: bounds on the frames of the signal and of the windows that were taken are bounds on what is between them.
/// </summary>
/// <param name="Queues">The queues, with their room.</param>
internal sealed record StreamRoom(EquatableArray<StreamQueue> Queues)
{
    public static StreamRoom Of(StreamNodeBuilder node, int feed, IReadOnlyList<StreamNodeBuilder> nodes)
    {
        var windows = node.Inputs.Min(input => LeastWindows(input.Window, input.Signal.Count));
        return new(node.Inputs.Select(input => QueueOf(input.Window, input.Signal, windows, feed, node, nodes)).ToEquatable());
    }

    private static double LeastWindows(StreamWindow window, FrameCount count) =>
        (count.Least + window.LeastLeft - window.Extent + 1 - window.FramesBeforeLeft) / window.Stride;

    private static StreamQueue QueueOf(StreamWindow window, StreamSignal signal, double windows, int feed, StreamNodeBuilder node, IReadOnlyList<StreamNodeBuilder> nodes)
    {
        var queue = window.Queue(signal.Node, signal.Shape.Channels);
        // Where branches meet, one of them may have ended before the other.
        var most = node.Inputs.Count > 1 ? signal.Count.MostAtEnd : signal.Count.Most;
        var waiting = most + window.MostLeft - window.Stride * windows;
        var least = Math.Max(window.MostLeft, 0) + queue.FramesBeforeLeft + window.Extent;
        var held = checked(queue.Kept + (int)Math.Max(Math.Ceiling(waiting), least) + 1);
        var factor = signal.Node < 0 ? 1 : nodes[signal.Node].Window.Factor;
        var coming = checked((int)Math.Ceiling(feed * signal.Count.Rate) + 2 * factor + 2);
        // What is mirrored, or made and cut off again, comes in one piece when the signal ends.
        if (window.Fill != StreamFill.Constant || window.Trimmed > 0)
            coming = Math.Max(coming, window.MostRight + 1);
        if (signal.Node >= 0 && nodes[signal.Node].Window is { Trimmed: > 0 } source)
            coming = Math.Max(coming, checked((source.Right + 1) * factor));
        return queue with { Held = held, Capacity = checked(held + coming + Math.Max(held, coming)) };
    }
}
