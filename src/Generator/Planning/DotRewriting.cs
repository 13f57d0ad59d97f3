using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>
/// Makes dot products of sums with few columns, where that is cheaper than vectors of columns: a dense layer of a few units, a convolution of a few filters. Predictions only: the
/// weights are brought into another order, which they keep until they change.
/// </summary>
internal static class DotRewriting
{
    /// <summary>The share of the usual way's cost that must be promised: a second copy of the weights has its price.</summary>
    private const double MostShare = 0.9;

    public static void Apply(Lowered lowered)
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: ContractionKernel sums, Loop: null } step
                || ParameterOf(lowered, step.Operands[1]) is not { } parameter || KernelOf(sums) is not { } dots
                || lowered.Parameters[parameter].Matrix != new MatrixSpec(dots.Inputs, dots.Columns, 1, false))
            {
                continue;
            }

            var operands = step.Operands.ToArray();
            operands[1] = Prepared(lowered, new(operands[1], parameter));
            lowered.Steps[place] = step with { Kernel = dots, Operands = operands.ToEquatable() };
        }
    }

    /// <summary>What plain sums cost, in the cheaper of both ways.</summary>
    public static SetCosts CostOf(ContractionKernel sums) => DotKernel.Of(sums) is { } dots
        ? Cheaper(dots, UsualCostOf(sums))
        : UsualCostOf(sums);

    /// <summary>What vectors of columns cost.</summary>
    public static SetCosts UsualCostOf(ContractionKernel sums) => SetCosts.Of(isa => ContractionSchedule.Cycles(sums, isa));

    private static DotKernel? KernelOf(ContractionKernel sums) =>
        DotKernel.Of(sums) is { } dots && DotCostOf(dots).Total < MostShare * UsualCostOf(sums).Total ? dots : null;

    private static SetCosts Cheaper(DotKernel dots, SetCosts usual) => DotCostOf(dots) is var cost && cost.Total < MostShare * usual.Total ? cost : usual;

    private static SetCosts DotCostOf(DotKernel dots) => SetCosts.Of(isa => DotSchedule.Choose(dots, isa).Cycles);

    /// <summary>The parameter that says how weights are packed; none where that is not as parameters are.</summary>
    private static int? ParameterOf(Lowered lowered, Operand weights) => weights.Kind switch
    {
        _ when weights.Offset != 0 => null,
        OperandKind.Parameter => weights.Index,
        OperandKind.Prepared when lowered.Prepared[weights.Index / 2] is FoldedSpec { Transposition: null } folded => folded.Weight,
        _ => null,
    };

    private static Operand Prepared(Lowered lowered, FilterRowsSpec spec)
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
