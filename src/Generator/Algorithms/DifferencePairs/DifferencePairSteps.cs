using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Model;

namespace Gen.Generator.Algorithms.DifferencePairs;

/// <summary>Writes down the steps of a convolution whose taps go in pairs.</summary>
/// <param name="step">The plain sums.</param>
/// <param name="pairs">The pairs.</param>
/// <param name="weights">The weights of both outputs and of each.</param>
/// <param name="scratch">The place for differences, and for rows behind them.</param>
/// <param name="common">The place for what the outputs of a pair have in common.</param>
/// <param name="loop">The number of the loop over stretches.</param>
internal sealed class DifferencePairSteps(KernelStep step, DifferencePairing pairs, Operand weights, Operand scratch, Operand common, int loop)
{
    /// <summary>With a dilation the rows of one phase after the other are copied, and its differences made.</summary>
    private readonly bool _isByPhase = pairs.Form.Dilation > 1;

    private readonly Operand _rows = pairs.HasRows ? Offset(scratch, pairs.RowsStart) : step.Operands[0];

    /// <summary>The steps.</summary>
    public List<KernelStep> All()
    {
        var steps = new List<KernelStep>();
        if (!_isByPhase)
            steps.AddRange(Rows());
        foreach (var stretch in pairs.Stretches)
            steps.AddRange((_isByPhase ? Rows() : []).Concat(Sums(stretch)).Select(part => InTurns(part, stretch)));
        if (pairs.Rest.Positions > 0)
            steps.Add(Rest());
        steps[steps.Count - 1] = steps[steps.Count - 1] with { Absorbed = step.Absorbed };
        return steps;
    }

    /// <summary>The copy of the rows, if they need one, and their differences.</summary>
    private IEnumerable<KernelStep> Rows()
    {
        if (pairs.HasRows)
            yield return Part(pairs.CopiedRows, [step.Operands[0], _rows], [pairs.Form.RowStride, 0]);
        yield return Part(pairs.Differences, [_rows, Offset(_rows, pairs.RowStride), scratch], [0, 0, 0]);
    }

    /// <summary>What a stretch's pairs have in common, and each output of a pair.</summary>
    private IEnumerable<KernelStep> Sums(DifferencePairStretch stretch)
    {
        var (each, starts, bias) = (pairs.Each(stretch.Pairs), pairs.WeightStarts, step.Operands.Skip(2).Take(step.Operands.Count - 3).ToArray());
        var (rowAdvance, advance, output) = (_isByPhase ? 0 : pairs.RowStride, _isByPhase ? 0 : pairs.Form.AllChannels, pairs.Kernel.OutputStride);
        yield return Part(pairs.Common(stretch.Pairs), [Offset(_rows, pairs.RowStride), Offset(weights, starts.Both), .. bias, common],
            [rowAdvance, 0, .. bias.Select(_ => 0), 0]);
        yield return Part(each, [scratch, Offset(weights, starts.First), common, step.Output], [advance, 0, 0, output]);
        yield return Part(each, [Offset(scratch, pairs.Form.AllChannels), Offset(weights, starts.Second), common, Offset(step.Output, pairs.SecondOutput)], [advance, 0, 0, output]);
    }

    private KernelStep Rest()
    {
        var (input, output) = (Offset(step.Operands[0], pairs.Paired * pairs.Form.RowStride), Offset(step.Output, pairs.Paired * pairs.Kernel.OutputStride));
        return step with
        {
            Kernel = pairs.Rest,
            Operands = step.Operands.Skip(1).Take(step.Operands.Count - 2).Prepend(input).Append(output).ToEquatable(),
            Absorbed = EquatableArray.Of<string>(),
        };
    }

    /// <summary>A part of the steps.</summary>
    /// <param name="kernel">What is done.</param>
    /// <param name="operands">The operands for the beginning of the signal.</param>
    /// <param name="strides">The floats from one output to the next in each.</param>
    private KernelStep Part(Kernel kernel, Operand[] operands, int[] strides) =>
        step with { Kernel = kernel, Operands = operands.ToEquatable(), Advances = strides.ToEquatable(), Absorbed = EquatableArray.Of<string>() };

    /// <summary>A part for a stretch: operands begin where it begins, and advance with it.</summary>
    private KernelStep InTurns(KernelStep part, DifferencePairStretch stretch) => part with
    {
        Operands = part.Operands.Zip(part.Advances, (operand, stride) => Offset(operand, stretch.Start * stride)).ToEquatable(),
        Loop = stretch.Turns == 1 ? null : new(stretch.Turns, loop),
        Advances = part.Advances.Select(stride => stretch.Advance * stride).ToEquatable(),
    };

    private static Operand Offset(Operand operand, int floats) => operand with { Offset = operand.Offset + floats };
}
