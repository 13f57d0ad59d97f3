using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Passes;

/// <summary>
/// In inference, a batch normalisation behind a convolution is that convolution with other weights: each filter times the scale,
/// each bias times the scale plus the shift. A transposed convolution with a stride is several sums, which all take them.
/// </summary>
internal static class NormalisationFolding
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("fold normalisations", [Fact.Lowered], Fact.NormalisationsFolded, static (lowered, _) => Apply(lowered))
    {
        Precedes = [Fact.StepsFused],
    };

    public static void Apply(LoweredProgram lowered)
    {
        for (var place = 1; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: MapKernel } map || !IsNormalisation(map) || FirstSum(lowered, place, map) is not int first)
                continue;
            var folded = Prepare(lowered, (KernelStep)lowered.Steps[first], map);
            for (var sum = first; sum < place; sum++)
                lowered.Steps[sum] = Fold((KernelStep)lowered.Steps[sum], folded, map);
            lowered.Steps.RemoveAt(place);
            place = first;
        }
    }

    private static bool IsNormalisation(KernelStep step) =>
        step.Operands.Count == 4 && step.Operands[1].Kind == OperandKind.Prepared && step.Operands[2].Kind == OperandKind.Prepared;

    /// <summary>The first of the adjacent sums that write what the normalisation reads, with the same weights, where nobody else writes or reads it.</summary>
    private static int? FirstSum(LoweredProgram lowered, int place, KernelStep map)
    {
        var (source, first) = (map.Operands[0], place);
        while (first > 0 && lowered.Steps[first - 1] is KernelStep { Kernel: SumKernel { Epilogue: Expression.ValueOf } } sum && sum.Writes(source.Index)
            && (first == place || sum.Operands[1] == ((KernelStep)lowered.Steps[first]).Operands[1]))
        {
            first--;
        }

        return first == place || source.Offset != 0 || !HasOwnWeights(lowered, lowered.Steps[first])
            || lowered.Steps.Take(first).Any(step => step.Writes(source.Index)) || lowered.Steps.Count(step => step.Reads(source.Index)) != 1
            ? null
            : first;
    }

    /// <summary>Whether a sum reads weights as they were learned, or transposed; not such that have taken a normalisation already.</summary>
    private static bool HasOwnWeights(LoweredProgram lowered, Step sum) =>
        sum.Operands[1].Kind == OperandKind.Parameter || Transposition(lowered, sum) is not null;

    /// <summary>How the weights of a sum were prepared from a transposed convolution's, where they were.</summary>
    private static ReversedSpec? Transposition(LoweredProgram lowered, Step sum) =>
        sum.Operands[1].Kind == OperandKind.Prepared ? lowered.Prepared[sum.Operands[1].Index / 2] as ReversedSpec : null;

    private static int Prepare(LoweredProgram lowered, KernelStep sum, KernelStep map)
    {
        var bias = ((SumKernel)sum.Kernel).HasBias ? sum.Operands[2].Index : -1;
        var transposition = Transposition(lowered, sum);
        var spec = new FoldedSpec(transposition?.Weight ?? sum.Operands[1].Index, bias, map.Operands[1].Index / 2, transposition);
        // The kernels of a stream, for one frame and for many, read the weights that predictions read.
        if (lowered.Prepared.IndexOf(spec) is var known and >= 0)
            return known;
        lowered.Prepared.Add(spec);
        return lowered.Prepared.Count - 1;
    }

    private static KernelStep Fold(KernelStep sum, int folded, KernelStep map)
    {
        var output = map.Output with { Offset = map.Output.Offset + sum.Output.Offset };
        return sum with
        {
            Kernel = (SumKernel)sum.Kernel with { HasBias = true },
            Operands = EquatableArray.Of(
                sum.Operands[0], Operand.Prepared(PreparedSpec.First(folded)), Operand.Prepared(PreparedSpec.Second(folded)), output),
        };
    }
}
