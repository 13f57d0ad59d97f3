using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Gen.Support;

namespace Gen.Generator.Planning.Streams;

/// <summary>A network as a stream, ready to be printed.</summary>
/// <param name="Queues">The queues, those of a node side by side.</param>
/// <param name="Nodes">The nodes in the order in which they run.</param>
/// <param name="Calls">What the nodes compute, for each number of windows.</param>
/// <param name="Feed">The most frames that enter before all nodes have their turn.</param>
/// <param name="MemorySize">The floats of a stream's memory.</param>
/// <param name="MinLength">The least frames of a whole signal.</param>
/// <param name="Latency">The input's frames from the one that an output belongs to, to the one behind which it is written.</param>
/// <param name="Signature">Tells its states from those of other networks.</param>
internal sealed record StreamPlan(
    EquatableArray<StreamQueue> Queues, EquatableArray<StreamNode> Nodes, EquatableArray<StreamCall> Calls, int Feed, int MemorySize, int MinLength, int Latency, int Signature)
{
    /// <summary>The values of a frame that goes in.</summary>
    public int InputChannels { get; init; }

    /// <summary>How far behind the input each layer's output is.</summary>
    public EquatableArray<LayerLatency> Latencies { get; init; } = EquatableArray.Of<LayerLatency>();

    /// <summary>The nodes that do part of a frame's work before it comes; none where a push is not always a window of each node.</summary>
    public EquatableArray<SplitCall> Splits { get; init; } = EquatableArray.Of<SplitCall>();

    /// <summary>The steps of all that the nodes compute.</summary>
    public IEnumerable<Step> Steps => Calls.Select(call => call.Pass).Concat(Splits.SelectMany(split => new[] { split.Parts.Early, split.Parts.Late })).SelectMany(pass => pass.Steps);

    /// <summary>The graph that both halves of the project reason about.</summary>
    public StreamGraph Graph => new(Queues, Nodes);
}

/// <summary>How far behind the input a layer's output is, in frames of the input.</summary>
internal sealed record LayerLatency(string Layer, int Frames);

/// <summary>What a node computes of so many windows.</summary>
/// <param name="Node">The node.</param>
/// <param name="Size">Which of the node's sizes it is: 0 for one window, 1 for a small block, 2 for a block.</param>
/// <param name="Windows">The windows.</param>
/// <param name="Pass">The steps.</param>
internal sealed record StreamCall(int Node, int Size, int Windows, ProgramPlan Pass)
{
    /// <summary>The sizes that a node may have.</summary>
    public const int Sizes = 3;
}

/// <summary>What a node computes of one window in two parts.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Partial">Where the sums of the first lie, in floats from the start of the stream's memory.</param>
internal sealed record SplitCall(int Node, StreamSplit Parts, int Partial);
