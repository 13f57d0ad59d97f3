using System.Linq;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Schedule;

namespace Gen.Generator.Algorithms.Dot;

/// <summary>
/// Makes dot products of sums with few columns, where that is cheaper than vectors of columns: of a prediction a dense layer of a few units or a convolution of a few filters,
/// of training the gradient of an input of a few channels. The weights are brought into another order, which they keep until they change.
/// </summary>
internal static class DotRewriting
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("select dot products", [Fact.AlgorithmsSelected, Fact.BordersPeeled], Fact.DotsSelected, static (lowered, _) => Apply(lowered));

    /// <summary>The pass.</summary>
    public static GraphPass TrainingPass { get; } = new("select dot products for training", [Fact.AlgorithmsSelected], Fact.DotsSelected, static (lowered, _) => ApplyToTransposed(lowered));

    /// <summary>In a prediction, each by itself.</summary>
    public static void Apply(LoweredProgram lowered)
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: ContractionKernel } step
                || ParameterOf(lowered, step.Operands[1]) is not { } parameter || KernelOf(step, isTraining: false) is not { } dots
                || lowered.Parameters[parameter].Matrix != new MatrixSpec(dots.Inputs, dots.Columns, 1, false))
            {
                continue;
            }

            var operands = step.Operands.ToArray();
            operands[1] = Prepared(lowered, new(operands[1], parameter));
            lowered.Steps[place] = step with { Kernel = dots, Operands = operands.ToEquatable() };
        }
    }

    /// <summary>
    /// In training those that read a second packing of weights, made for the backward pass alone, if all that read it can be dot products. What is done for several samples at once
    /// stays.
    /// </summary>
    public static void ApplyToTransposed(LoweredProgram lowered)
    {
        for (var index = 0; index < lowered.Transposed.Count; index++)
        {
            bool AreWeights(Operand operand) => operand.Kind == OperandKind.Transposed && operand.Index == index;
            var places = Enumerable.Range(0, lowered.Steps.Count).Where(place => lowered.Steps[place].Operands.Any(AreWeights)).ToList();
            var dots = places.Select(place => KernelOf(lowered.Steps[place], isTraining: true)).ToList();
            if (dots.Count == 0 || dots.Contains(null) || places.Any(place => SampleGroup.IsGrouped(lowered, lowered.Steps[place])))
                continue;
            lowered.Transposed[index] = lowered.Transposed[index] with { InRows = true };
            foreach (var (place, kernel) in places.Zip(dots, (place, kernel) => (place, kernel)))
                lowered.Steps[place] = (KernelStep)lowered.Steps[place] with { Kernel = kernel! };
        }
    }

    /// <summary>The dot products that a step can be, where they are cheaper.</summary>
    public static DotKernel? KernelOf(Step step, bool isTraining) => step is KernelStep { Kernel: ContractionKernel sums, Loop: null, ForBatch: false }
        && (!isTraining || step.Operands[1] is { Kind: OperandKind.Transposed, Offset: 0 }) ? KernelOf(sums) : null;

    /// <summary>What plain sums of a prediction cost, in the cheaper of both ways.</summary>
    public static InstructionSetCosts CostOf(ContractionKernel sums) => InstructionSetCosts.Least(UsualCostOf(sums), Candidate(sums) is { } dots ? CostOf(dots) : InstructionSetCosts.Infinite);

    /// <summary>What they cost in vectors of columns.</summary>
    public static InstructionSetCosts UsualCostOf(ContractionKernel sums) => InstructionSetCosts.Of(isa => ContractionChoice.Cycles(sums, isa));

    private static DotKernel? KernelOf(ContractionKernel sums) => Candidate(sums) is { } dots && CostOf(dots).Total < UsualCostOf(sums).Total ? dots : null;

    private static DotKernel? Candidate(ContractionKernel sums) => sums.Columns <= DotCosts.MostColumns ? DotKernel.Of(sums) : null;

    private static InstructionSetCosts CostOf(DotKernel dots) => InstructionSetCosts.Of(isa => DotSchedule.Choose(dots, isa).Cycles);

    /// <summary>The parameter that says how weights are packed; none where that is not as parameters are.</summary>
    private static int? ParameterOf(LoweredProgram lowered, Operand weights) => weights.Kind switch
    {
        _ when weights.Offset != 0 => null,
        OperandKind.Parameter => weights.Index,
        OperandKind.Prepared when lowered.Prepared[weights.Index / 2] is FoldedSpec { Transposition: null } folded => folded.Weight,
        _ => null,
    };

    private static Operand Prepared(LoweredProgram lowered, FilterRowsSpec spec)
    {
        var index = lowered.Prepared.IndexOf(spec);
        if (index < 0)
        {
            index = lowered.Prepared.Count;
            lowered.Prepared.Add(spec);
        }

        return Operand.Prepared(PreparedSpec.First(index));
    }
}
