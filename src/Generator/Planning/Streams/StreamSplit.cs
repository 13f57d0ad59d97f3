using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Planning.Streams;

/// <summary>
/// What a node does with one window, in two parts: the sums over all frames but the newest, which are known before it comes, and the rest. The second takes
/// the first's sums where others take a bias, so it is the same kernel of one tap.
/// </summary>
/// <param name="Early">The sums that are known before.</param>
/// <param name="Late">The rest.</param>
internal sealed record StreamSplit(ProgramPlan Early, ProgramPlan Late)
{
    private const int Window = 0;

    /// <summary>The two parts; nothing where a node does not begin with sums over several frames.</summary>
    /// <param name="whole">What the node does with one window.</param>
    /// <param name="node">The node.</param>
    public static StreamSplit? Of(LoweredProgram whole, StreamNodeBuilder node)
    {
        var channels = node.Inputs[Window].Signal.Shape.Channels;
        if (node.Window.Extent == 1 || node.Window.Stride != 1 || whole.Buffers.Any(buffer => buffer.Place == BufferPlace.Kept)
            || whole.Steps.FirstOrDefault() is not KernelStep { Kernel: ContractionKernel { Positions: 1, Groups: 1, Pool: null, HasRows: false, LastTapShift: 0 } sums } step
            || step.Operands[0] is not { Offset: 0 } input || !input.IsBuffer(Window) || whole.Steps.Skip(1).Any(other => other.Reads(Window)))
        {
            return null;
        }

        var (older, newest, place) = Divide(sums, channels);
        var taken = sums.HasBias ? 3 : 2;
        var early = Copy(whole, sums.Columns, out var partial);
        early.Steps.Add(step with { Kernel = older, Operands = step.Operands.Take(taken).Append(partial.At()).ToEquatable() });
        var late = Copy(whole, sums.Columns, out partial);
        late.Steps.Add(step with { Kernel = newest, Operands = new[] { input with { Offset = place }, step.Operands[1], partial.At() }.Concat(step.Operands.Skip(taken)).ToEquatable() });
        late.Steps.AddRange(whole.Steps.Skip(1));
        return new(ProgramPlan.Of(early), ProgramPlan.Of(late));
    }

    /// <summary>Sums over all frames but the newest, those over the newest alone, and where that lies in the window.</summary>
    private static (ContractionKernel Older, ContractionKernel Newest, int Place) Divide(ContractionKernel sums, int channels)
    {
        var (taps, length) = sums.Taps > 1 ? (sums.Taps, sums.TapLength) : (sums.TapLength / channels, channels);
        var (stride, rows) = sums.Taps > 1 ? (sums.TapStride, sums.TapRows) : (channels, channels);
        var all = sums with { Taps = taps, TapLength = length, TapStride = stride, TapRows = rows };
        return (
            (all with { Taps = taps - 1, Epilogue = Expression.Identity }).Joined(),
            (all with { Taps = 1, FirstRow = sums.FirstRow + (taps - 1) * rows, HasBias = true }).Joined(),
            (taps - 1) * stride);
    }

    /// <summary>The same buffers, with room for the sums.</summary>
    private static LoweredProgram Copy(LoweredProgram whole, int sums, out Tensor partial)
    {
        var copy = new LoweredProgram(whole.Parameters, whole.Prepared);
        copy.Buffers.AddRange(whole.Buffers);
        partial = copy.Add(new Buffer("partial", BufferPlace.Kept, sums), new(1, sums));
        return copy;
    }
}
