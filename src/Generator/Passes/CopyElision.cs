using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Passes;

/// <summary>
/// Has sums that are only copied to the user be written into the user's span in the first place. Only those whose rows lie side by side and which are summed exactly
/// when they are copied: nothing but the results themselves is ever stored.
/// </summary>
internal static class CopyElision
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("elide copies", [Fact.AlgorithmsSelected], Fact.ResultsInPlace, static (lowered, _) => Apply(lowered));

    public static void Apply(LoweredProgram lowered)
    {
        for (var place = lowered.Steps.Count - 1; place >= 0; place--)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: MapKernel map } copy || !IsCopyToUser(lowered, copy, map))
                continue;
            var source = copy.Operands[0].Index;
            var others = lowered.Steps.Where(step => step != copy && step.Operands.Any(operand => operand.IsBuffer(source))).ToList();
            if (others.Count == 0 || !others.All(writer => CanWriteThere(writer, copy, source)))
                continue;
            lowered.Steps.RemoveAt(place);
            foreach (var writer in others)
                lowered.Steps[lowered.Steps.IndexOf(writer)] = Redirected(writer, copy.Output.Index);
        }
    }

    private static bool IsCopyToUser(LoweredProgram lowered, KernelStep copy, MapKernel map)
    {
        var (source, target) = (copy.Operands[0], copy.Output);
        return map is { Rows: 1, Strides.Count: 1 } && map.Formula == Expression.Identity && target.Offset == 0
            && lowered.Buffers[target.Index] is { Place: BufferPlace.UserOutput or BufferPlace.InputGradient } user && user.Length == map.Columns
            && source is { Kind: OperandKind.Buffer, Offset: 0 } && lowered.Buffers[source.Index] is { Place: BufferPlace.Sample, HasHalo: false } own
            && own.Length == map.Columns && lowered.Steps.Count(step => step.Writes(target.Index)) == 1;
    }

    private static bool CanWriteThere(Step writer, Step copy, int source) =>
        writer is KernelStep { Loop: null, Kernel: ContractionKernel { Pool: null, HasResidual: false } sums } && writer.Writes(source) && !writer.Reads(source)
        && writer.Phase == copy.Phase && writer.ForInputGradient == copy.ForInputGradient && writer.IsForBatch == copy.IsForBatch
        && sums.OutputStride == sums.Columns * sums.Groups;

    private static Step Redirected(Step writer, int target) => writer with
    {
        Operands = writer.Operands.Take(writer.Operands.Count - 1).Append(writer.Output with { Index = target }).ToEquatable(),
    };
}
