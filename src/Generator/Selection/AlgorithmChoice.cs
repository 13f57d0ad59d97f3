using System;
using System.Linq;
using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Selection;

/// <summary>How a convolution is computed: by plain sums, or by the cheapest of what the table offers.</summary>
/// <param name="Form">The convolution.</param>
/// <param name="Candidate">What takes the place of plain sums; none where those stay.</param>
/// <param name="Reason">Why it does, or why not.</param>
internal sealed record AlgorithmChoice(ConvolutionForm Form, AlgorithmCandidate? Candidate, string Reason)
{
    /// <summary>Its share of the plain sums' cost; one where it is those.</summary>
    public double Share => Candidate?.Share ?? 1;

    /// <summary>The choice for a step, if it is a convolution.</summary>
    public static AlgorithmChoice? Of(KernelStep step, bool isTraining, PassContext context) =>
        ConvolutionStep.Of(step, isTraining, context.Model.Numerics, context.Options) is { } convolution ? Of(convolution) : null;

    private static AlgorithmChoice Of(ConvolutionStep convolution)
    {
        var offers = AlgorithmTable.All.Select(algorithm => algorithm.Offer(convolution)).OfType<AlgorithmCandidate>().ToList();
        var best = offers.Aggregate(default(AlgorithmCandidate), (best, next) =>
            next.Share < convolution.Options.MostCost && (best is null || next.Share < next.MostOfOthers * best.Share) ? next : best);
        return new(convolution.Form, best, best is not null ? FormattableString.Invariant($"by arithmetic it takes {100 * best.Share:F0} % of the cycles of plain sums")
            : offers.Count == 0 ? "the level allows nothing else for so many taps and steps"
            : FormattableString.Invariant($"{offers[offers.Count - 1].Name} would, by arithmetic, take {100 * offers[offers.Count - 1].Share:F0} % of the cycles"));
    }

    /// <summary>The choice in words, for a layer's pass.</summary>
    public Algorithm For(string layer, LayerPass pass) =>
        new(layer, pass, Candidate?.Name ?? Algorithm.Plain, Reason, Form.Multiplications, Candidate?.Multiplications ?? Form.Multiplications);
}
