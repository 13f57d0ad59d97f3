using System;
using System.Linq;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Target;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Passes;

/// <summary>
/// Gives outer products the scratch that their schedules pack gradients into, or keep sums in that are still to be turned: one piece for all layers and samples, since it holds nothing between two steps.
/// It comes behind all that replaces outer products.
/// </summary>
internal static class GradientPacking
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("pack gradients", [Fact.SamplesBatched], Fact.GradientsPacked, static (lowered, _) => Apply(lowered));

    public static void Apply(LoweredProgram lowered)
    {
        var lengths = lowered.Steps.Select(PanelLength).ToList();
        if (lengths.Count == 0 || lengths.Max() == 0)
            return;
        var panel = lowered.Add(new Buffer("panel", BufferPlace.Batch, lengths.Max()), default).At();
        for (var place = 0; place < lengths.Count; place++)
        {
            if (lengths[place] > 0 && lowered.Steps[place] is KernelStep { Kernel: WeightGradientKernel kernel } step)
                lowered.Steps[place] = WithPanel(step, kernel with { PanelLength = lengths[place] }, panel);
        }
    }

    /// <summary>The most that any instruction set wants, for a sample or a group of them.</summary>
    private static int PanelLength(Step step) => step is KernelStep { Kernel: WeightGradientKernel kernel } own
        ? Math.Max(PanelLength(kernel), PanelLength((WeightGradientKernel)own.ForGroup.Kernel))
        : 0;

    private static int PanelLength(WeightGradientKernel kernel) => VectorIsa.All.Max(isa => WeightGradientSchedule.Choose(kernel, isa).PanelLength(kernel, isa));

    private static KernelStep WithPanel(KernelStep step, WeightGradientKernel kernel, Operand panel) => step with
    {
        Kernel = kernel,
        Grouped = step.Grouped is WeightGradientKernel grouped ? grouped with { PanelLength = kernel.PanelLength } : null,
        Operands = EquatableArray.Of(step.Operands[0], step.Operands[1], panel, step.Output),
        Advances = step.Advances.Count == 0 ? step.Advances : EquatableArray.Of(step.Advances[0], step.Advances[1], 0, step.Advances[2]),
    };
}
