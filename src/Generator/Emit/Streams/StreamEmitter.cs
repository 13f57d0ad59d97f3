using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Planning;
using Gen.Generator.Planning.Streams;
using Gen.Generator.Text;
using Gen.Support;

namespace Gen.Generator.Emit.Streams;

/// <summary>Prints a network as a stream: the graph of its nodes, and in the parameters' version what each node computes.</summary>
internal static class StreamEmitter
{
    /// <summary>The class of the graph.</summary>
    public static string GraphName(NetworkPlan plan) => NetworkFile.Mangled(plan.Model.Type) + "_Stream";

    /// <summary>Prints the graph.</summary>
    public static void EmitGraph(NetworkPlan plan, StreamPlan stream, SourceWriter writer)
    {
        writer.Line("// The network as a stream: a node for each window that moves over a signal, with a queue for each signal that it reads.");
        using (writer.Block($"internal static class {GraphName(plan)}"))
        {
            writer.Line("internal static readonly StreamGraph Graph = new(");
            using (writer.Indent())
            {
                EmitList(stream.Queues.Select(Text), ",", writer);
                EmitList(stream.Nodes.Select(Text), ")", writer);
            }

            using (writer.Braces())
            {
                writer.Line($"InputChannels = {Literal.Of(stream.InputChannels)}, Feed = {Literal.Of(stream.Feed)}, MemorySize = {Literal.Of(stream.MemorySize)}, "
                    + $"MinLength = {Literal.Of(stream.MinLength)}, Signature = {Literal.Of(stream.Signature)},");
            }

            writer.Line(";");
        }
    }

    /// <summary>Prints the methods of the parameters' version that compute.</summary>
    public static void EmitCalls(NetworkPlan plan, StreamPlan stream, SourceWriter writer)
    {
        writer.Line();
        using (writer.Block("protected override void Stream(int call, ref float memory, ref nint places, ref float outputs)"))
        using (writer.Block("switch (call)"))
        {
            foreach (var call in stream.Calls)
                EmitCase(stream, call, writer);
        }

        foreach (var call in stream.Calls)
        {
            writer.Line();
            var node = stream.Nodes[call.Node];
            writer.Line($"// {node.Layer}, {Counted.Of(call.Windows, "window")}.");
            var inputs = string.Concat(Enumerable.Range(0, node.Queues).Select(input => $", ref float x{Literal.Of(input)}"));
            using (writer.Block($"private void {Method(call)}(ref float memory{inputs}, ref float outputs)"))
                new StreamStepPrinter(plan, call.Pass, node.State, writer).Print();
        }

        FrameEmitter.Emit(plan, stream, writer);
    }

    private static void EmitCase(StreamPlan stream, StreamCall call, SourceWriter writer)
    {
        var node = stream.Nodes[call.Node];
        var inputs = string.Concat(Enumerable.Range(node.Queue, node.Queues).Select(queue => $", ref Unsafe.Add(ref memory, Unsafe.Add(ref places, {Literal.Of(queue)}))"));
        writer.Line($"case {Literal.Of(call.Node * StreamCall.Sizes + call.Size)}:");
        using (writer.Indent())
        {
            writer.Line($"{Method(call)}(ref memory{inputs}, ref outputs);");
            writer.Line("break;");
        }
    }

    private static string Method(StreamCall call) => $"Node{Literal.Of(call.Node)}Windows{Literal.Of(call.Windows)}";

    private static void EmitList(IEnumerable<string> items, string end, SourceWriter writer)
    {
        writer.Line("[");
        using (writer.Indent())
        {
            foreach (var item in items)
                writer.Line(item + ",");
        }

        writer.Line("]" + end);
    }

    private static string Text(StreamQueue queue)
    {
        var padding = (queue.Left == 0 ? "" : $"Left = {Literal.Of(queue.Left)}, ") + (queue.Right == 0 ? "" : $"Right = {Literal.Of(queue.Right)}, ")
            + (queue.IsSame ? "IsSame = true, " : "") + (queue.Fill == StreamFill.Constant ? "" : $"Fill = StreamFill.{queue.Fill}, Kept = {Literal.Of(queue.Kept)}, ")
            + (queue.Value == 0 ? "" : $"Value = {Literal.Of(queue.Value)}, ");
        return $"new(Source: {Literal.Of(queue.Source)}, Channels: {Literal.Of(queue.Channels)}, Extent: {Literal.Of(queue.Extent)}, Stride: {Literal.Of(queue.Stride)}) "
            + $"{{ {padding}Held = {Literal.Of(queue.Held)}, Capacity = {Literal.Of(queue.Capacity)}, Start = {Literal.Of(queue.Start)} }}";
    }

    private static string Text(StreamNode node)
    {
        var kind = node.IsRunning
            ? $"Kind = StreamNodeKind.{node.Kind}, State = {Literal.Of(node.State)}"
            : (node.Kind == StreamNodeKind.Kernels ? "" : $"Kind = StreamNodeKind.{node.Kind}, ") + (node.Factor == 1 ? "" : $"Factor = {Literal.Of(node.Factor)}, ")
                + (node.KeptFloats == 0 ? "" : $"State = {Literal.Of(node.State)}, KeptFloats = {Literal.Of(node.KeptFloats)}, ")
                + (node.Trimmed == 0 ? "" : $"Trimmed = {Literal.Of(node.Trimmed)}, ") + $"SmallBlock = {Literal.Of(node.SmallBlock)}, Block = {Literal.Of(node.Block)}";
        return $"new(\"{node.Layer}\", Queue: {Literal.Of(node.Queue)}, Queues: {Literal.Of(node.Queues)}, Channels: {Literal.Of(node.Channels)}) {{ {kind} }}";
    }
}
