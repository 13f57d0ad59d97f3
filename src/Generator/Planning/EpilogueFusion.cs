using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>
/// Merges an elementwise step into the sums that it follows, at their store: a convolution and its relu, an input gradient and
/// the mask of the activation before it. One pass over memory less each time. A formula that calls a function stays a step of its own: the call
/// would push a tile's accumulators out of their registers.
/// </summary>
internal static class EpilogueFusion
{
    public static void Apply(Lowered lowered)
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is KernelStep { Kernel: MapKernel { Rows: 1 } map } step && FindWriters(lowered, place, map) is var first && first < place)
            {
                for (var writer = first; writer < place; writer++)
                    lowered.Steps[writer] = Merge((KernelStep)lowered.Steps[writer], step, map);
                lowered.Steps.RemoveAt(place);
                place = first;
            }
        }
    }

    /// <summary>The first of the adjacent steps that write what the map reads, or the map's own place where it cannot be merged.</summary>
    private static int FindWriters(Lowered lowered, int place, MapKernel map)
    {
        var step = lowered.Steps[place];
        var source = step.Operands[0];
        if (source.Kind != OperandKind.Buffer || map.Formula == Expression.Identity || map.Formula.HasCall || map.Inputs.Count > 2
            || lowered.Buffers[source.Index].Place != BufferPlace.Sample
            || lowered.Steps.Where((_, other) => other != place).Any(other => other.Reads(source.Index)))
        {
            return place;
        }

        var first = place;
        while (first > 0 && CanTake(lowered.Steps[first - 1], source.Index, step))
            first--;
        return lowered.Steps.Take(first).Any(other => other.Writes(source.Index)) ? place : first;
    }

    private static bool CanTake(Step writer, int buffer, Step map) =>
        writer.Writes(buffer) && writer.Phase == map.Phase && writer.ForInputGradient == map.ForInputGradient
        && writer is KernelStep { Kernel: ZeroKernel or SumKernel { HasCompanion: false } };

    private static KernelStep Merge(KernelStep writer, KernelStep map, MapKernel kernel)
    {
        var offset = writer.Output.Offset;
        var output = map.Output with { Offset = offset };
        if (writer.Kernel is not SumKernel sums)
            return writer with { Operands = EquatableArray.Of(output) };

        var beside = map.Operands.Skip(1).Take(map.Operands.Count - 2).Select(operand => operand with { Offset = offset });
        return writer with
        {
            Layer = map.Phase == Phase.Forward ? writer.Layer : map.Layer,
            Kernel = sums with { Epilogue = kernel.Formula.After(sums.Epilogue, 0) },
            Operands = writer.Operands.Take(writer.Operands.Count - 1).Concat(beside).Append(output).ToEquatable(),
        };
    }
}
