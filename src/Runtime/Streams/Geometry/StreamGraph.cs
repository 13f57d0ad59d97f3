using System;
using System.Collections.Generic;

namespace Gen.Support;

/// <summary>
/// What a network is as a stream: nodes in the order in which they run, the last one making the output, and the queues between them. For generated code; the
/// generator finds with it what lengths are possible.
/// </summary>
/// <param name="queues">The queues, those of a node side by side.</param>
/// <param name="nodes">The nodes.</param>
public sealed class StreamGraph(IReadOnlyList<StreamQueue> queues, IReadOnlyList<StreamNode> nodes)
{
    /// <summary>The queues.</summary>
    public IReadOnlyList<StreamQueue> Queues { get; } = queues;

    /// <summary>The nodes.</summary>
    public IReadOnlyList<StreamNode> Nodes { get; } = nodes;

    /// <summary>The frames that enter the stream before the output of all nodes is asked for.</summary>
    public int Feed { get; init; } = 1;

    /// <summary>The floats of a stream's memory.</summary>
    public int MemorySize { get; init; }

    /// <summary>The least frames of a whole signal.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>Tells the states of one network's streams from those of another's.</summary>
    public int Signature { get; init; }

    /// <summary>The values of a frame that goes in.</summary>
    public int InputChannels { get; init; }

    /// <summary>The values of a frame that comes out.</summary>
    public int OutputChannels => Nodes[Nodes.Count - 1].Channels;

    /// <summary>Whether each frame that goes in is a window of each node, once all have begun.</summary>
    public bool IsFrameByFrame
    {
        get
        {
            foreach (var node in Nodes)
            {
                if (node.Factor != 1 || node.Trimmed != 0 || node.Kind == StreamNodeKind.PaddedAverage)
                    return false;
            }

            foreach (var queue in Queues)
            {
                if (queue.Stride != 1)
                    return false;
            }

            return true;
        }
    }

    /// <summary>The frames of the output of a whole signal.</summary>
    /// <param name="length">The signal's frames.</param>
    /// <param name="lengths">Takes the frames that each node makes.</param>
    /// <param name="padding">Takes the padding before the signal of each queue, where it is given.</param>
    /// <param name="problem">What is wrong, where nothing comes out.</param>
    /// <returns>None where a layer gets too few, or branches come to different lengths.</returns>
    public int OutputLength(int length, int[] lengths, int[]? padding, out string problem)
    {
        for (var number = 0; number < Nodes.Count; number++)
        {
            var (windows, node) = (-1, Nodes[number]);
            for (var place = node.Queue; place < node.Queue + node.Queues; place++)
            {
                var queue = Queues[place];
                var input = queue.Source < 0 ? length : lengths[queue.Source];
                var count = queue.Windows(input);
                if (padding is not null)
                    padding[place] = queue.Padding(input).Left;
                if (count < 1 || (windows >= 0 && windows != count))
                {
                    problem = count < 1
                        ? FormattableString.Invariant($"{node.Layer} gets {input} steps, which are too few")
                        : FormattableString.Invariant($"{node.Layer} joins signals of {windows} and {count} steps");
                    return 0;
                }

                windows = count;
            }

            lengths[number] = node.IsRunning ? 1 : windows * node.Factor - node.Trimmed;
        }

        var output = lengths[Nodes.Count - 1];
        problem = output < 1 ? "nothing is left of it" : "";
        return Math.Max(output, 0);
    }
}
