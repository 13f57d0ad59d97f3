using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Passes;

/// <summary>
/// Merges a step that only finishes or moves what the steps before it wrote into those steps: one pass over memory less each time. A convolution
/// and its relu, an input gradient and the mask of the activation before it, a normalisation and a residual sum, a branch and its columns of a concat.
/// </summary>
internal static class StepFusion
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("fuse steps", [Fact.Lowered], Fact.StepsFused, static (lowered, _) => Apply(lowered))
    {
        Precedes = [Fact.LayoutsSelected, Fact.AlgorithmsSelected],
    };

    public static void Apply(LoweredProgram lowered)
    {
        for (var place = 1; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: MapKernel map } step || FirstWriter(lowered, place) is not int first)
                continue;
            var writers = lowered.Steps.GetRange(first, place - first);
            var merged = writers.Select(writer => Merge(lowered, (KernelStep)writer, step, map)).ToList();
            if (merged.Any(writer => writer is null))
                continue;
            for (var writer = first; writer < place; writer++)
                lowered.Steps[writer] = merged[writer - first]!.Absorbing(step);
            lowered.Steps.RemoveAt(place);
            place = first;
        }
    }

    /// <summary>The first of the adjacent steps that write what a map reads first, where nobody else writes or reads it.</summary>
    private static int? FirstWriter(LoweredProgram lowered, int place)
    {
        var step = lowered.Steps[place];
        var source = step.Operands[0];
        if (source.Kind != OperandKind.Buffer || source.Offset != 0 || lowered.Buffers[source.Index].Place != BufferPlace.Sample
            || step.Operands.Skip(1).Any(operand => operand.IsBuffer(source.Index))
            || lowered.Steps.Where((_, other) => other != place).Any(other => other.Reads(source.Index)))
        {
            return null;
        }

        var first = place;
        while (first > 0 && IsWriter(lowered.Steps[first - 1], source.Index, step))
            first--;
        return first == place || lowered.Steps.Take(first).Any(other => other.Writes(source.Index)) ? null : first;
    }

    private static bool IsWriter(Step writer, int buffer, Step map) =>
        writer is KernelStep && writer.Writes(buffer) && writer.Phase == map.Phase && writer.ForInputGradient == map.ForInputGradient;

    private static KernelStep? Merge(LoweredProgram lowered, KernelStep writer, KernelStep step, MapKernel map)
    {
        // A halo is written along with the signal, before a later step finishes both.
        if (lowered.Buffers[writer.Output.Index].IsHaloWritten)
            return null;
        if (map.Formula == Expression.Identity)
            return MergeMove(writer, step, map);
        return writer.Kernel switch
        {
            SumKernel sums => MergeEpilogue(sums, writer, step, map),
            // What no output depends on has no gradient, whatever it is multiplied by; but a sum is not a product.
            ZeroKernel when map.Formula != Expression.Sum => writer with { Operands = EquatableArray.Of(step.Output with { Offset = writer.Output.Offset }) },
            MapKernel before => MergeMap(before, writer, step, map),
            _ => null,
        };
    }

    /// <summary>A formula becomes the end of a sum. One that calls a function stays a step of its own: the call would push a tile's sums out of their registers.</summary>
    private static KernelStep? MergeEpilogue(SumKernel sums, KernelStep writer, KernelStep step, MapKernel map)
    {
        if (map.Formula.HasCall || map.Rows != 1 || map.Strides.Count > 2 || (map.Strides.Count == 2 && sums.HasResidual))
            return null;
        var offset = writer.Output.Offset;
        var residual = step.Operands.Skip(1).Take(map.Strides.Count - 1).Select(operand => operand with { Offset = operand.Offset + offset });
        return writer with
        {
            Layer = step.Phase == Phase.Forward ? writer.Layer : step.Layer,
            Kernel = sums with { Epilogue = map.Formula.After(sums.Epilogue, 0) },
            Operands = writer.Operands.Take(writer.Operands.Count - 1).Concat(residual).Append(step.Output with { Offset = offset }).ToEquatable(),
        };
    }

    /// <summary>Two formulas become one.</summary>
    private static KernelStep? MergeMap(MapKernel before, KernelStep writer, KernelStep step, MapKernel map)
    {
        if (!before.IsDense || !map.IsDense || before.Formula == Expression.Identity || (map.Rows != before.Rows && map.Rows != 1 && before.Rows != 1))
            return null;
        var rows = System.Math.Max(map.Rows, before.Rows);
        var (first, second) = (before.InRows(rows), map.InRows(rows));
        return writer with
        {
            Layer = step.Phase == Phase.Forward ? writer.Layer : step.Layer,
            Kernel = first with
            {
                Strides = first.Strides.Concat(second.Strides.Skip(1)).ToEquatable(),
                Formula = map.Formula.After(before.Formula, before.Strides.Count - 1),
            },
            Operands = writer.Operands.Take(before.Strides.Count).Concat(step.Operands.Skip(1)).ToEquatable(),
        };
    }

    /// <summary>A copy into some columns of a wider signal becomes another distance between the writer's rows.</summary>
    private static KernelStep? MergeMove(KernelStep writer, KernelStep step, MapKernel map)
    {
        if (map.Strides[0] != map.Columns || writer.Output.Offset != 0 || map.OutputStride == map.Columns)
            return null;
        Kernel? moved = writer.Kernel switch
        {
            ContractionKernel { HasResidual: false } sums when sums.OutputStride == map.Columns => sums with { OutputStride = map.OutputStride },
            DepthwiseKernel { HasResidual: false } sums when sums.OutputStride == map.Columns => sums with { OutputStride = map.OutputStride },
            MapKernel { IsDense: true } before when before.Rows == 1 || before.Columns == map.Columns =>
                before.InRows(map.Rows) with { OutputStride = map.OutputStride },
            _ => null,
        };
        return moved is null ? null : writer with { Kernel = moved, Operands = writer.Operands.Take(writer.Operands.Count - 1).Append(step.Output).ToEquatable() };
    }
}
