using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Passes;

/// <summary>
/// Has the backward pass compute a formula of a kept signal once more, in place of keeping what came of it for each sample of the batch: a normalised signal is as
/// near as the sums that it is made of, which its gradient needs in any case, and a batch of both does not fit into the near caches.
/// </summary>
/// <param name="lowered">The pass.</param>
internal sealed class Rematerialisation(LoweredProgram lowered)
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("rematerialise", [Fact.AlgorithmsSelected], Fact.SignalsRecomputed, static (lowered, _) => Apply(lowered))
    {
        Precedes = [Fact.ScratchShared],
    };

    /// <summary>Comes behind all that changes formulas, and before buffers are shared between the samples.</summary>
    public static void Apply(LoweredProgram lowered) => new Rematerialisation(lowered).Apply();

    private void Apply()
    {
        for (var place = 0; place < lowered.Steps.Count && lowered.Steps[place].Phase == Phase.Forward; place++)
        {
            if (lowered.Steps[place] is KernelStep { Kernel: MapKernel { IsDense: true } map } step && IsCheap(map) && step.Output.Offset == 0)
                Recompute(place, step);
        }
    }

    /// <summary>A function takes longer than its value takes to come from anywhere, and a copy has no formula.</summary>
    private static bool IsCheap(MapKernel map) => !map.Formula.HasCall && map.Formula != Expression.Identity;

    private void Recompute(int place, KernelStep step)
    {
        var (stretches, buffer) = (new Stretches(lowered), step.Output.Index);
        var uses = stretches.Uses(buffer);
        var (forward, backward) = (uses.Where(IsForward).ToList(), uses.Where(use => !IsForward(use)).ToList());
        if (lowered.Buffers[buffer].Place != BufferPlace.Sample || lowered.Buffers[buffer].Length != ((MapKernel)step.Kernel).Rows * ((MapKernel)step.Kernel).Columns
            || forward[0] != place || backward.Count == 0 || uses.Count(use => lowered.Steps[use].Writes(buffer)) > 1
            || !stretches.AreOfOneSample(forward) || !stretches.AreOfOneSample(backward) || !step.Operands.Take(step.Operands.Count - 1).All(IsKept))
        {
            return;
        }

        var again = lowered.Add(lowered.Buffers[buffer] with { Name = lowered.Buffers[buffer].Name + "_again" }, default).Buffer;
        foreach (var use in backward)
            lowered.Steps[use] = Reading(lowered.Steps[use], buffer, again);
        lowered.Steps.Insert(Beginning(backward[0]), Again(step, again, [.. backward.Select(use => lowered.Steps[use])]));
    }

    private bool IsForward(int place) => lowered.Steps[place].Phase == Phase.Forward;

    /// <summary>Whether an operand is there in the backward pass without further ado, as the forward one had it.</summary>
    private bool IsKept(Operand operand) => operand.Kind == OperandKind.Buffer && (lowered.Buffers[operand.Index].Place == BufferPlace.Batch
        || (lowered.Buffers[operand.Index].Place == BufferPlace.Sample && lowered.Steps.Any(step => step.Phase != Phase.Forward && step.Reads(operand.Index))
            && lowered.Steps.Count(step => step.Writes(operand.Index)) == 1));

    private static Step Reading(Step step, int buffer, int again) => step with
    {
        Operands = step.Operands.Select(operand => operand.IsBuffer(buffer) ? operand with { Index = again } : operand).ToEquatable(),
    };

    /// <summary>The place of a step, or of the first one in the same loop.</summary>
    private int Beginning(int place)
    {
        while (lowered.Steps[place] is KernelStep { Loop: { } loop } && lowered.Steps[place - 1] is KernelStep before && before.Loop == loop)
            place--;
        return place;
    }

    private static KernelStep Again(KernelStep step, int output, IReadOnlyList<Step> readers) => step with
    {
        Operands = step.Operands.Take(step.Operands.Count - 1).Append(step.Output with { Index = output }).ToEquatable(),
        Absorbed = EquatableArray.Of<string>(),
        Phase = readers.All(reader => reader.Phase == readers[0].Phase) ? readers[0].Phase : Phase.Backward,
        ForInputGradient = readers.All(reader => reader.ForInputGradient),
    };
}
