using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>
/// Which steps of a training pass are done for one sample before the next has its turn. Together is better, as a rule: a signal is read while it is still in
/// the second cache. But weights and their gradients are the same for all samples, and where those of two steps do not fit there side by side, each sample would
/// fetch all of them from further out. Then all samples go through the one step, and after that through the other.
/// </summary>
/// <param name="lowered">The pass.</param>
internal sealed class SampleLoops(Lowered lowered)
{
    public static void Apply(Lowered lowered) => new SampleLoops(lowered).Apply();

    /// <summary>A loop ends where <c>weights so far + weights of the next step &gt; SecondCache</c>, and that step's signals are less than its weights.</summary>
    private void Apply()
    {
        var (loop, weights) = (0, new HashSet<Operand>());
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            var own = lowered.Steps[place].Operands.Where(IsShared).Select(operand => operand with { Offset = 0 }).ToList();
            if (place > 0 && (IsEdge(place) || (IsTooMuch(weights, own, lowered.Steps[place]) && !IsInsideTurn(place))))
            {
                loop++;
                weights.Clear();
            }

            weights.UnionWith(own);
            lowered.Steps[place] = lowered.Steps[place] with { SampleLoop = loop };
        }
    }

    /// <summary>Whether a pass begins here, or a step for the whole batch is on either side.</summary>
    private bool IsEdge(int place)
    {
        var (before, step) = (lowered.Steps[place - 1], lowered.Steps[place]);
        return step.IsForBatch || before.IsForBatch || (step.Phase == Phase.Forward) != (before.Phase == Phase.Forward);
    }

    private bool IsTooMuch(HashSet<Operand> weights, List<Operand> own, Step step) => weights.Count > 0
        && weights.Union(own).Sum(Length) > FirstCache.SecondCacheFloats
        && own.Except(weights).Sum(Length) > step.Operands.Where(operand => !IsShared(operand)).Sum(Length);

    /// <summary>Whether a step and the one before it are in one loop over a signal's stretches.</summary>
    private bool IsInsideTurn(int place) =>
        lowered.Steps[place] is KernelStep { Loop: { } turns } && (lowered.Steps[place - 1] as KernelStep)?.Loop == turns;

    /// <summary>Whether all samples have it in common.</summary>
    private bool IsShared(Operand operand) => operand.Kind != OperandKind.Buffer || lowered.Buffers[operand.Index].Place == BufferPlace.Batch;

    /// <summary>The floats; what a frozen layer has prepared counts as nothing, since it stands beside no gradient.</summary>
    private int Length(Operand operand) => operand.Kind switch
    {
        OperandKind.Buffer => lowered.Buffers[operand.Index].Length,
        OperandKind.Transposed => lowered.Parameters[lowered.Transposed[operand.Index].Parameter].Length,
        OperandKind.Prepared => 0,
        _ => lowered.Parameters[operand.Index].Length,
    };
}
