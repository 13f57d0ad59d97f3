using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Matrices;
using Gen.Generator.Model;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>
/// Toom-Cook's algorithms: the cheapest that the level allows, where for each instruction set
/// <c>cycles of products + transforms + weights &lt; MostCost * cycles of plain sums</c>.
/// </summary>
internal sealed class WinogradAlgorithm : ConvolutionAlgorithm
{
    private static readonly ConcurrentDictionary<string, int> s_operations = [];

    public override AlgorithmCandidate? Offer(ConvolutionStep convolution)
    {
        var candidates = TilesFor(convolution).Select(tiles => Cost(convolution, tiles))
            .Select(candidate => (Candidate: candidate, Least: convolution.ShareOf(candidate.Least))).OrderBy(item => item.Least).ToList();
        var best = default(WinogradCandidate);
        // Tiles are planned only for those that could still be the best.
        foreach (var (candidate, least) in candidates)
        {
            if (best is not null && least >= best.Share)
                break;
            var share = convolution.ShareOf(isa => candidate.Transforms(isa) + candidate.Products(isa));
            if (best is null || share < best.Share)
                best = new(candidate.Tiles, share);
        }

        return best;
    }

    private static IEnumerable<WinogradTiles> TilesFor(ConvolutionStep convolution) =>
        from outputs in Enumerable.Range(2, 3)
        from taps in Enumerable.Range(2, 4)
        let form = convolution.Form
        where taps <= form.Taps && outputs + taps - 2 <= WinogradPoints.Most && IsAllowed(convolution.Level, form, outputs, taps)
        let tiles = new WinogradTiles(form, outputs, taps)
        where convolution.Options.Allows(outputs, taps) && tiles.IsRegular && tiles.Tiles >= convolution.Options.LeastTiles
        select tiles;

    private static CostedTiles Cost(ConvolutionStep convolution, WinogradTiles tiles) => convolution.Sums is { } sums
        ? Cost(sums, tiles, convolution.IsTraining)
        : Cost(WinogradWeightGradient.Of(convolution.Products!, tiles));

    /// <summary>
    /// Two outputs of a tile have every row in common but the first and the last, and those enter at a point of their own: whatever a row holds, it reaches
    /// only the outputs that see it. That ends where a part has fewer taps than the others, because a tap of zero is still seen. Of those, the errors of 2, 3
    /// and 5 taps are no larger, or hardly, than a plain sum's.
    /// </summary>
    private static bool IsAllowed(NumericsLevel level, ConvolutionForm form, int outputs, int taps) => level switch
    {
        NumericsLevel.Direct => false,
        NumericsLevel.Local => outputs == 2 && taps is 2 or 3 or 5 && form.Taps % taps == 0,
        _ => true,
    };

    private static CostedTiles Cost(ContractionKernel kernel, WinogradTiles tiles, bool isTraining)
    {
        var weights = WinogradContraction.Of(kernel, tiles).Weights;
        var stretches = WinogradStretch.OfSums(tiles).Select(stretch => (stretch.Turns, Kernels: WinogradContraction.Of(kernel, stretch.Tiles))).ToList();
        return new(tiles,
            isa => stretches.Sum(stretch => stretch.Turns * Cycles(stretch.Kernels, isa)) + (isTraining ? Cycles(weights, isa) / ConvolutionStep.LeastBatch : 0),
            isa => stretches.Sum(stretch => stretch.Turns * stretch.Kernels.Sums.Points * ContractionSchedule.CyclesWithCalls(stretch.Kernels.Sums.Sums, isa)));
    }

    /// <summary>What stands beside the products of a stretch: its transforms, lines of inputs at the points that do not stay near, and vectors of products.</summary>
    private static double Cycles(WinogradContraction kernels, VectorIsa isa)
    {
        var far = kernels.Tiles.InputLength > WinogradCosts.FirstCacheFloats ? (WinogradCosts.FarLineCycles - 1) * kernels.Tiles.InputLength / L1Cache.LineFloats : 0;
        var products = (double)kernels.Sums.Points * kernels.Tiles.Tiles * kernels.Tiles.Form.Groups * Vectors(kernels.Tiles.Form.Columns, isa);
        var seen = Math.Max(1 - kernels.Tiles.Parts * kernels.Tiles.Form.Channels / WinogradCosts.HidingMultiplications, 0);
        return Cycles(kernels.Input, isa) + Cycles(kernels.Sums.Output, isa) + far + WinogradCosts.ProductCycles * seen * products;
    }

    private static CostedTiles Cost(WinogradWeightGradient kernels) => new(kernels.Tiles,
        isa => Cycles(kernels.Input, isa) + Cycles(kernels.OutputGradient, isa) + Cycles(kernels.WeightGradient, isa) / ConvolutionStep.LeastBatch,
        isa => WeightGradientSchedule.Choose(kernels.Products, isa).Cycles);

    /// <summary>
    /// A vector of a tile's columns: bound by the loads, the stores or the operations, which overlap. To that a cycle for each line at the points, on its way
    /// from or to the second cache, and two a tile for the loops. Measured on AVX2, those of three layers of 12 to 40 columns took 0.9 to 1.2 times
    /// as much.
    /// </summary>
    public static double Cycles(TransformKernel transform, VectorIsa isa)
    {
        var (tiles, matrix) = (transform.Tiles(isa.Lanes), transform.Matrix);
        var count = tiles.Runs.Sum(run => run.Blocks * run.Phases);
        var vectors = Vectors(tiles.Columns, isa);
        var loads = (matrix.Columns + (transform.HasBias ? 1 : 0) + (transform.HasResidual ? matrix.Rows : 0)) / (double)isa.LoadsPerCycle;
        var stores = matrix.Rows / (double)isa.StoresPerCycle;
        var operations = s_operations.GetOrAdd(matrix.Key, _ => TransformProgram.Of(matrix).Operations) / (double)isa.FmasPerCycle;
        var lines = Math.Max(matrix.Columns, matrix.Rows) * tiles.Columns / (double)L1Cache.LineFloats;
        return count * (vectors * Math.Max(Math.Max(loads, stores), operations) + lines + 2);
    }

    /// <summary>The vectors of a row: whole ones, narrower ones, and at last single floats.</summary>
    private static int Vectors(int columns, VectorIsa isa) =>
        isa.Lanes == 1 ? columns : columns / isa.Lanes + Vectors(columns % isa.Lanes, isa.Narrower);

    /// <summary>An algorithm and the cycles of its two halves.</summary>
    private sealed record CostedTiles(WinogradTiles Tiles, Func<VectorIsa, double> Transforms, Func<VectorIsa, double> Products)
    {
        /// <summary>What it costs at least: with full multiply-add units.</summary>
        public double Least(VectorIsa isa) => Transforms(isa) + (double)Tiles.Multiplications / (isa.Lanes * isa.FmasPerCycle);
    }
}
