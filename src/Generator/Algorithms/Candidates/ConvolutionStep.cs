using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Dot;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Model;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Candidates;

/// <summary>A step that is a convolution: outputs, the gradient of an input, or that of weights. Algorithms are asked about it.</summary>
/// <param name="step">The plain sums.</param>
/// <param name="form">What they are as a convolution.</param>
/// <param name="isTraining">Whether weights are other ones for each batch.</param>
/// <param name="level">What the network allows.</param>
/// <param name="options">What the planner wants.</param>
internal sealed class ConvolutionStep(KernelStep step, ConvolutionForm form, bool isTraining, NumericsLevel level, PlanningOptions options)
{
    /// <summary>What is done once a batch is charged to so many samples; a smaller batch is slower than it might be.</summary>
    public const int LeastBatch = 4;

    private readonly Dictionary<VectorIsa, double> _plain = [];

    /// <summary>The sets that the choice is made for; no machine of today is without vectors.</summary>
    public static IReadOnlyList<VectorIsa> Sets { get; } = [VectorIsa.Avx512, VectorIsa.Avx2, VectorIsa.Vector128];

    public KernelStep Step => step;

    /// <summary>The sums, where it is outputs or the gradient of an input.</summary>
    public ContractionKernel? Sums => step.Kernel as ContractionKernel;

    /// <summary>The sums over positions, where it is the gradient of weights.</summary>
    public WeightGradientKernel? Products => step.Kernel as WeightGradientKernel;

    public ConvolutionForm Form => form;

    public bool IsTraining => isTraining;

    public NumericsLevel Level => level;

    public PlanningOptions Options => options;

    /// <summary>The convolution that a step is, if it is one.</summary>
    public static ConvolutionStep? Of(KernelStep step, bool isTraining, NumericsLevel level, PlanningOptions options) =>
        FormOf(step.Kernel) is { } form ? new(step, form, isTraining, level, options) : null;

    /// <summary>The greatest share of the plain sums' cycles, of all sets. Buffers are the same for all, so there is one choice.</summary>
    /// <param name="cycles">What an algorithm costs on a set.</param>
    public double ShareOf(Func<VectorIsa, double> cycles) => Sets.Max(isa => cycles(isa) / Plain(isa));

    /// <summary>What plain sums cost on a set, in the cheapest of their forms.</summary>
    public double Plain(VectorIsa isa)
    {
        if (!_plain.TryGetValue(isa, out var cycles))
            _plain.Add(isa, cycles = PlainCycles(isa));
        return cycles;
    }

    private double PlainCycles(VectorIsa isa) => step.Kernel switch
    {
        WeightGradientKernel products => WeightGradientSchedule.Choose(products, isa).Cycles,
        ContractionKernel when DotRewriting.KernelOf(step, isTraining) is { } dots => DotSchedule.Choose(dots, isa).Cycles,
        var sums => ContractionChoice.CyclesWithCalls((ContractionKernel)sums, isa),
    };

    private static ConvolutionForm? FormOf(Kernel kernel) => kernel switch
    {
        ContractionKernel sums => ConvolutionForm.Of(sums),
        WeightGradientKernel products => ConvolutionForm.Of(products),
        _ => null,
    };
}
