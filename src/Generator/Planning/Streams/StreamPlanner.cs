using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Support;

namespace Gen.Generator.Planning.Streams;

/// <summary>Plans a network as a stream: its nodes, how much each of them must remember, and the kernels for one window and for many.</summary>
internal static class StreamPlanner
{
    /// <summary>The frames that go in at once: a block is then several tiles of any kernel.</summary>
    private const int UsualFeed = 64;
    private const int MostFeed = 1024;
    private const int SmallBlock = 8;

    /// <summary>Signals that are shorter are tried one after the other to find the least length.</summary>
    private const int MostTried = 1 << 16;

    /// <summary>Plans the stream of a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="prepared">What predictions derive from them; takes what streams derive beyond that.</param>
    /// <exception cref="CannotStreamException">A layer cannot be part of a stream.</exception>
    public static StreamPlan Plan(ModelSpec model, IReadOnlyList<ParameterSpec> parameters, List<PreparedSpec> prepared)
    {
        var builder = StreamBuilder.Of(model.Input, model.Further.Sum(source => source.Shape.Channels), model.Body);
        var feed = FeedOf(builder.Nodes);
        var rooms = builder.Nodes.Select(node => StreamRoom.Of(node, feed, builder.Nodes)).ToList();
        var (calls, splits) = (new List<StreamCall>(), new List<SplitCall>());
        foreach (var node in builder.Nodes.Where(node => node.Kind is StreamNodeKind.Kernels or StreamNodeKind.PaddedAverage))
        {
            foreach (var (windows, size) in SizesOf(node, feed).Select((windows, size) => (windows, size)).Where(item => item.size == 0 || item.windows > 1))
            {
                var lowered = StreamLowering.Lower(node, windows, parameters, prepared);
                calls.Add(new(node.Number, size, windows, ProgramPlan.Of(lowered)));
                if (size == 0 && StreamSplit.Of(lowered, node) is { } split)
                    splits.Add(new(node.Number, split, 0));
            }
        }

        var (queues, nodes, memory) = Place(builder.Nodes, rooms, feed, calls);
        memory = PlaceSums(splits, memory);
        var text = string.Join(";", queues.Select(queue => queue.ToString()).Concat(nodes.Select(node => node.ToString())));
        var plan = new StreamPlan(queues.ToEquatable(), nodes.ToEquatable(), calls.ToEquatable(), feed, memory, 0, (int)Math.Ceiling(builder.Latency), SignatureOf(text));
        return plan with { InputChannels = builder.Inputs.Shape.Channels, Latencies = builder.Latencies.Select(item => new LayerLatency(item.Key, (int)Math.Ceiling(item.Value))).ToEquatable(), MinLength = LeastLength(plan.Graph, model.Input.Length), Splits = (plan.Graph.IsFrameByFrame ? splits : []).ToEquatable() };
    }

    /// <summary>The sums that are known before a frame comes lie behind all that is remembered: they can be made again.</summary>
    private static int PlaceSums(List<SplitCall> splits, int memory)
    {
        for (var number = 0; number < splits.Count; number++)
        {
            splits[number] = splits[number] with { Partial = memory };
            memory = RoundUp(checked(memory + splits[number].Parts.Early.KeptSize + Slack));
        }

        return memory;
    }

    private static int FeedOf(IEnumerable<StreamNodeBuilder> nodes)
    {
        var slowest = nodes.Max(node => node.Window.Stride / (node.Inputs[0].Signal.Count.Rate * node.Window.Factor));
        return (int)Math.Min(Math.Max(UsualFeed, Math.Ceiling(slowest) * SmallBlock), MostFeed);
    }

    /// <summary>The windows of each size of kernel; one where there is no such size.</summary>
    private static int[] SizesOf(StreamNodeBuilder node, int feed)
    {
        var windows = node.IsSingle ? 1 : (int)Math.Max(feed * node.Inputs[0].Signal.Count.Rate / node.Window.Stride, 1);
        return [1, windows > SmallBlock ? SmallBlock : 1, windows];
    }

    private static (List<StreamQueue> Queues, List<StreamNode> Nodes, int Memory) Place(
        IReadOnlyList<StreamNodeBuilder> nodes, List<StreamRoom> rooms, int feed, List<StreamCall> calls)
    {
        var scratch = calls.Select(call => call.Pass.SampleSize).DefaultIfEmpty().Max();
        var (queues, placed, memory) = (new List<StreamQueue>(), new List<StreamNode>(), RoundUp(scratch));
        foreach (var node in nodes)
        {
            var first = queues.Count;
            foreach (var queue in rooms[node.Number].Queues)
            {
                queues.Add(queue with { Start = memory });
                memory = RoundUp(checked(memory + queue.Capacity * queue.Channels + Slack));
            }

            var sizes = SizesOf(node, feed);
            placed.Add(new(node.Layer, first, queues.Count - first, node.Channels)
            {
                Kind = node.Kind, Factor = node.Window.Factor, Trimmed = node.Window.Trimmed, SmallBlock = sizes[1], Block = sizes[2], State = memory,
                KeptFloats = calls.Where(call => call.Node == node.Number).Select(call => call.Pass.KeptSize).DefaultIfEmpty().Max(),
            });
            memory = RoundUp(checked(memory + placed[placed.Count - 1].StateFloats));
        }

        return (queues, placed, memory);
    }

    /// <summary>Kernels may read a vector beyond a row's end.</summary>
    private const int Slack = 16;

    private static int RoundUp(int floats) => checked(floats + 15) / 16 * 16;

    private static int LeastLength(StreamGraph graph, int declared)
    {
        var lengths = new int[graph.Nodes.Count];
        return Enumerable.Range(1, Math.Min(declared, MostTried)).FirstOrDefault(length => graph.OutputLength(length, lengths, null, out _) > 0) is var least and > 0
            ? least
            : declared;
    }

    private static int SignatureOf(string text)
    {
        var hash = 0;
        foreach (var character in text)
            hash = unchecked(hash * 31 + character) & 0x7fffff;
        return hash;
    }
}
