using System;
using System.Linq;
using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Algorithms.Depthwise;
using Gen.Generator.Algorithms.DifferencePairs;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Target;

namespace Gen.Generator.Selection;

/// <summary>Puts other algorithms in the place of plain sums where that is allowed and pays. Weights are folded and formulas merged before.</summary>
/// <param name="lowered">The graph.</param>
/// <param name="context">What is allowed.</param>
/// <param name="isTraining">Whether the graph is over a batch.</param>
internal sealed class AlgorithmSelection(LoweredProgram lowered, PassContext context, bool isTraining)
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("select algorithms", [Fact.StepsFused, Fact.LayoutsSelected], Fact.AlgorithmsSelected,
        static (lowered, context) => new AlgorithmSelection(lowered, context, isTraining: false).Apply()) { Precedes = [Fact.DotsSelected] };

    /// <summary>The pass.</summary>
    public static GraphPass TrainingPass { get; } = new("select algorithms for training", [Fact.StepsFused], Fact.AlgorithmsSelected,
        static (lowered, context) => new AlgorithmSelection(lowered, context, isTraining: true).Apply()) { Precedes = [Fact.DotsSelected] };

    private void Apply()
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep step)
                continue;
            if (step.Kernel is DepthwiseKernel depthwise && DifferencePairAlgorithm.AllowsTaps(context.Model.Numerics, depthwise.Taps))
                lowered.Steps[place] = InPairs(step, depthwise);
            else if (AlgorithmChoice.Of(step, isTraining, context) is { } choice)
                place = Apply(place, step, choice);
        }
    }

    /// <summary>Remembers a choice for the outline, then does as it says.</summary>
    private int Apply(int place, KernelStep step, AlgorithmChoice choice)
    {
        var weights = step.Kernel is WeightGradientKernel ? step.Output : step.Operands[1];
        lowered.Algorithms.Add(choice.For(NameOf(weights), weights.Kind == OperandKind.Gradient ? LayerPass.WeightGradient : PassOf(step)));
        return choice.Candidate?.Replace(new StepReplacement(lowered, place, isTraining)) ?? place;
    }

    /// <summary>Lets the taps of channels by themselves go in pairs, if some instruction set has them so.</summary>
    private KernelStep InPairs(KernelStep step, DepthwiseKernel kernel)
    {
        var paired = kernel with { MayPair = true };
        var sets = VectorIsa.All.Where(isa => DepthwiseSchedule.Choose(paired, isa).IsPaired).Select(isa => isa.Name).ToList();
        if (sets.Count == 0)
            return step;
        var reason = $"{string.Join(" and ", sets)} has registers for it; plain sums elsewhere";
        lowered.Algorithms.Add(new(NameOf(step.Operands[1]), PassOf(step), DifferencePairing.Name, reason, (long)kernel.Positions * kernel.Taps * kernel.Channels, paired.PairedMultiplications));
        return step with { Kernel = paired };
    }

    private static LayerPass PassOf(KernelStep step) => step.Phase == Phase.Forward ? LayerPass.Forward : LayerPass.InputGradient;

    /// <summary>The name of the layer whose weights they are.</summary>
    private string NameOf(Operand weights)
    {
        var parameter = weights.Kind switch
        {
            OperandKind.Transposed => lowered.Transposed[weights.Index].Parameter,
            OperandKind.Prepared => lowered.Prepared[weights.Index / 2] switch
            {
                FoldedSpec folded => folded.Weight,
                ReversedSpec reversed => reversed.Weight,
                var spec => throw new ArgumentOutOfRangeException(nameof(weights), spec.GetType().Name),
            },
            _ => weights.Index,
        };
        var name = lowered.Parameters[parameter].Name;
        return name.Substring(0, name.LastIndexOf('.'));
    }
}
