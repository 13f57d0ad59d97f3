using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>
/// Has a signal of a training pass that is computed, copied to the user and not read again written into the user's span in the first place. A pass that is
/// kept for the backward one is not known to be so before that is planned, which is why its copy was planned at all.
/// </summary>
internal static class CopyElision
{
    public static void Apply(Lowered lowered)
    {
        for (var place = lowered.Steps.Count - 1; place >= 0; place--)
        {
            if (lowered.Steps[place] is not KernelStep copy || !IsCopyToUser(lowered, copy) || !IsOnlyCopied(lowered, copy))
                continue;
            lowered.Steps.RemoveAt(place);
            for (var writer = 0; writer < place; writer++)
            {
                if (lowered.Steps[writer].Writes(copy.Operands[0].Index))
                    lowered.Steps[writer] = Redirected(lowered.Steps[writer], copy.Output.Index);
            }
        }
    }

    private static bool IsCopyToUser(Lowered lowered, KernelStep step) => step.Kernel is MapKernel { Formula: Expression.ValueOf, Rows: 1, Strides.Count: 1 }
        && lowered.Buffers[step.Output.Index].Place is BufferPlace.UserOutput or BufferPlace.InputGradient
        && step.Operands[0] is { Kind: OperandKind.Buffer, Offset: 0 } source && lowered.Buffers[source.Index] is { Place: BufferPlace.Sample, HasHalo: false };

    /// <summary>Whether whoever else uses the signal writes it, for each sample and whenever the copy is made.</summary>
    private static bool IsOnlyCopied(Lowered lowered, KernelStep copy)
    {
        var signal = copy.Operands[0].Index;
        return lowered.Steps.Where(step => step != copy && (step.Reads(signal) || step.Writes(signal))).All(step => !step.Reads(signal)
            && !step.IsForBatch && step.Phase == copy.Phase && step.ForInputGradient == copy.ForInputGradient);
    }

    private static Step Redirected(Step step, int buffer) =>
        step with { Operands = step.Operands.Take(step.Operands.Count - 1).Append(step.Output with { Index = buffer }).ToEquatable() };
}
