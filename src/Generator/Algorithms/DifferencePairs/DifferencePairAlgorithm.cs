using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Gen.Generator.Algorithms.Winograd;

namespace Gen.Generator.Algorithms.DifferencePairs;

/// <summary>Taps in pairs: what holds for F(2, 2) at a level holds for them.</summary>
internal sealed class DifferencePairAlgorithm : ConvolutionAlgorithm
{
    /// <summary>The taps of a channel by itself from which on pairs have the level's error.</summary>
    private const int LeastTapsOfLocal = 15;

    public override AlgorithmCandidate? Offer(ConvolutionStep convolution) => convolution is { Sums: { } sums, Level: not NumericsLevel.Direct, Options.AllowsPairs: true }
        && DifferencePairing.Of(sums, convolution.Form) is { } pairs && (pairs.IsLong || convolution.Options.Pairs is true)
            ? new DifferencePairCandidate(pairs, convolution.ShareOf(isa => pairs.Cycles(isa) + (convolution.IsTraining ? WinogradAlgorithm.Cycles(pairs.Weights, isa) / ConvolutionStep.LeastBatch : 0)))
            : null;

    /// <summary>
    /// Whether so many taps of a channel by itself may go in pairs. The shorter a sum, the more there is to the rounding of differences and of sums of weights: for normal
    /// inputs the mean error was 1.41 times the plain sum's for 8 taps, 1.30 for 14, 1.27 for 15 and 1.12 for 64.
    /// </summary>
    public static bool AllowsTaps(NumericsLevel level, int taps) => level == NumericsLevel.Fast || (level == NumericsLevel.Local && taps >= LeastTapsOfLocal);
}

/// <summary>A convolution by pairs of taps.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Share">Its share of the plain sums' cycles.</param>
internal sealed record DifferencePairCandidate(DifferencePairing Pairs, double Share) : AlgorithmCandidate(DifferencePairing.Name, Share, Pairs.Multiplications)
{
    /// <summary>Of four layers whose taps could be Toom-Cook's parts of two as well, pairs were 0 to 3 % faster, where the arithmetic had it the other way round.</summary>
    public override double MostOfOthers => 0.95;

    public override int Replace(StepReplacement at)
    {
        var weights = at.Weights(Pairs.Weights, "weights_at_points", Pairs.Weights.PointsLength);
        var (differences, common) = (at.Scratch("differences", Pairs.ScratchLength), at.Scratch("common", Pairs.CommonLength));
        return at.With(new DifferencePairSteps(at.Step, Pairs, weights, differences, common, at.LoopNumber).All());
    }
}
