using System.Linq;
using Gen.Generator.Planning;
using Gen.Generator.Planning.Streams;
using Gen.Generator.Text;
using Gen.Support;

namespace Gen.Generator.Emit.Streams;

/// <summary>
/// Prints what a stream does with one frame, where that is a window of each node: the nodes one behind the other, each writing where the next one reads. Nothing
/// is asked and nothing is counted but the frames.
/// </summary>
internal static class FrameEmitter
{
    private const string Arguments = "ref float memory, ref nint places, nint ahead, ref long frames, ref float outputs";

    public static void Emit(NetworkPlan plan, StreamPlan stream, SourceWriter writer)
    {
        if (!stream.Graph.IsFrameByFrame)
            return;
        EmitFrame(stream, "StreamFrame", isPrepared: false, writer);
        if (stream.Splits.Count == 0)
            return;
        EmitFrame(stream, "StreamPreparedFrame", isPrepared: true, writer);
        writer.Line();
        using (writer.Block("protected override void PrepareStreamFrame(ref float memory, ref nint places, nint ahead)"))
        {
            foreach (var split in stream.Splits)
                writer.Line($"Early{Literal.Of(split.Node)}(ref memory, {Window(stream, stream.Nodes[split.Node].Queue)});");
        }

        foreach (var split in stream.Splits)
        {
            var node = stream.Nodes[split.Node];
            var others = string.Concat(Enumerable.Range(0, node.Queues).Select(input => $", ref float x{Literal.Of(input)}"));
            writer.Line();
            writer.Line($"// {node.Layer}, all frames of a window but the newest.");
            using (writer.Block($"private void Early{Literal.Of(split.Node)}(ref float memory, ref float x0)"))
                new StreamStepPrinter(plan, split.Parts.Early, split.Partial, writer).Print();
            writer.Line();
            writer.Line($"// {node.Layer}, the newest frame.");
            using (writer.Block($"private void Late{Literal.Of(split.Node)}(ref float memory{others}, ref float outputs)"))
                new StreamStepPrinter(plan, split.Parts.Late, split.Partial, writer).Print();
        }
    }

    private static void EmitFrame(StreamPlan stream, string method, bool isPrepared, SourceWriter writer)
    {
        writer.Line();
        using (writer.Block($"protected override void {method}({Arguments})"))
        {
            for (var number = 0; number < stream.Nodes.Count; number++)
            {
                var targets = Enumerable.Range(0, stream.Queues.Count).Where(queue => stream.Queues[queue].Source == number).ToList();
                var output = targets.Count == 0 ? "ref outputs" : End(stream, targets[0]);
                writer.Line(Call(stream, number, isPrepared, output));
                foreach (var other in targets.Skip(1))
                    writer.Line($"CopyFrame({output}, {Literal.Of(stream.Nodes[number].Channels)}, {End(stream, other)});");
            }
        }
    }

    private static string Call(StreamPlan stream, int number, bool isPrepared, string output)
    {
        var node = stream.Nodes[number];
        if (node.IsRunning)
        {
            return $"Running(StreamNodeKind.{node.Kind}, {Literal.Of(node.Channels)}, {Window(stream, node.Queue)}, ref Unsafe.Add(ref memory, {Literal.Of(node.State)}), "
                + $"Unsafe.Add(ref frames, {Literal.Of(number)}) + ahead + 1, {output});";
        }

        var name = isPrepared && stream.Splits.Any(split => split.Node == number) ? $"Late{Literal.Of(number)}" : $"Node{Literal.Of(number)}Windows1";
        var inputs = Enumerable.Range(node.Queue, node.Queues).Select(queue => Window(stream, queue));
        return $"{name}(ref memory, {string.Join(", ", inputs)}, {output});";
    }

    /// <summary>Where the next window of a queue begins.</summary>
    private static string Window(StreamPlan stream, int queue) => Place(stream, queue, queue);

    /// <summary>Where the next frame of a queue goes.</summary>
    private static string End(StreamPlan stream, int queue) => Place(stream, queue, stream.Queues.Count + queue);

    private static string Place(StreamPlan stream, int queue, int place)
    {
        var channels = stream.Queues[queue].Channels;
        var ahead = channels == 1 ? "ahead" : $"ahead * {Literal.Of(channels)}";
        return $"ref Unsafe.Add(ref memory, Unsafe.Add(ref places, {Literal.Of(place)}) + {ahead})";
    }
}
