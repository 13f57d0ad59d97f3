using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>
/// In inference, a batch normalisation behind a convolution is that convolution with other weights: each filter times the scale,
/// each bias times the scale plus the shift.
/// </summary>
internal static class NormalisationFolding
{
    public static void Apply(Lowered lowered)
    {
        for (var place = 1; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is KernelStep { Kernel: MapKernel } map && IsNormalisation(map)
                && lowered.Steps[place - 1] is KernelStep { Kernel: SumKernel { Epilogue: Expression.ValueOf } kernel } sums
                && sums.Output == map.Operands[0] && sums.Operands[1].Kind == OperandKind.Parameter
                && lowered.Steps.Count(step => step.Reads(sums.Output.Index)) == 1)
            {
                lowered.Steps[place - 1] = Fold(lowered, kernel, sums, map).Absorbing(map);
                lowered.Steps.RemoveAt(place--);
            }
        }
    }

    private static bool IsNormalisation(KernelStep step) =>
        step.Operands.Count == 4 && step.Operands[1].Kind == OperandKind.Prepared && step.Operands[2].Kind == OperandKind.Prepared;

    private static KernelStep Fold(Lowered lowered, SumKernel kernel, KernelStep sums, KernelStep map)
    {
        var normalisation = map.Operands[1].Index / 2;
        var bias = kernel.HasBias ? sums.Operands[2].Index : -1;
        var folded = lowered.Prepared.Count;
        lowered.Prepared.Add(new FoldedSpec(sums.Operands[1].Index, bias, normalisation));
        return sums with
        {
            Kernel = kernel with { HasBias = true },
            Operands = EquatableArray.Of(
                sums.Operands[0], Operand.Prepared(PreparedSpec.First(folded)), Operand.Prepared(PreparedSpec.Second(folded)), map.Output),
        };
    }
}
