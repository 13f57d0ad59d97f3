using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.ToomCook;

namespace Gen.Generator.Planning;

/// <summary>
/// Whether a convolution is computed by Toom-Cook, and by which: the cheapest that the level allows, where for each instruction set
/// <c>cycles of products + transforms + weights &lt; MostCost * cycles of plain sums</c>. Buffers are the same for all sets, so there is one choice for all.
/// </summary>
/// <param name="level">What the network allows.</param>
/// <param name="options">What the planner wants.</param>
internal sealed class ToomCookChoice(NumericsLevel level, PlanningOptions options)
{
    /// <summary>What is done once a batch is charged to so many samples; a smaller batch is slower than it might be.</summary>
    private const int LeastBatch = 4;

    /// <summary>The sets that the choice is made for; no machine of today is without vectors.</summary>
    private static readonly VectorIsa[] s_sets = [VectorIsa.Avx512, VectorIsa.Avx2, VectorIsa.Vector128];

    /// <summary>The choice for outputs or an input gradient; in training the weights are transformed for each batch.</summary>
    public ToomCookDecision Choose(ContractionKernel kernel, ConvolutionForm form, bool isTraining) => Choose(form,
        isa => ContractionSchedule.Cycles(kernel, isa), tiles => Cycles(ToomCookContraction.Of(kernel, tiles), isTraining));

    /// <summary>The choice for a gradient of weights.</summary>
    public ToomCookDecision Choose(OuterProductKernel kernel, ConvolutionForm form) => Choose(form,
        isa => OuterProductSchedule.Choose(kernel, isa).Cycles, tiles => Cycles(ToomCookOuterProduct.Of(kernel, tiles)));

    private ToomCookDecision Choose(ConvolutionForm form, Func<VectorIsa, double> plain, Func<ToomCookTiles, Func<VectorIsa, double>> cycles)
    {
        var candidates = Candidates(form).ToList();
        if (candidates.Count == 0)
            return ToomCookDecision.Of(null, 0, 0);
        var costs = s_sets.ToDictionary(isa => isa, plain);
        var (best, cost) = candidates.Select(tiles => (Tiles: tiles, Cycles: cycles(tiles)))
            .Select(item => (item.Tiles, Cost: s_sets.Max(isa => item.Cycles(isa) / costs[isa])))
            .OrderBy(item => item.Cost).First();
        return ToomCookDecision.Of(best, cost, options.MostCost);
    }

    private IEnumerable<ToomCookTiles> Candidates(ConvolutionForm form) =>
        from outputs in Enumerable.Range(2, 3)
        from taps in Enumerable.Range(2, 4)
        where taps <= form.Taps && outputs + taps - 2 <= ToomCookPoints.Most && IsAllowed(form, outputs, taps)
        let tiles = new ToomCookTiles(form, outputs, taps)
        where tiles.IsRegular && (options.Only is not { } only || only == (outputs, taps))
        select tiles;

    /// <summary>
    /// Two outputs of a tile have every row in common but the first and the last, and those enter at a point of their own: whatever a row holds, it reaches
    /// only the outputs that see it. That ends where a part has fewer taps than the others, because a tap of zero is still seen. Of those, the errors of 2, 3
    /// and 5 taps are no larger, or hardly, than a plain sum's.
    /// </summary>
    private bool IsAllowed(ConvolutionForm form, int outputs, int taps) => level switch
    {
        NumericsLevel.Direct => false,
        NumericsLevel.Local => outputs == 2 && taps is 2 or 3 or 5 && form.Taps % taps == 0,
        _ => true,
    };

    private static Func<VectorIsa, double> Cycles(ToomCookContraction kernels, bool isTraining) => isa =>
        ContractionSchedule.Cycles(kernels.Products, isa) + Cycles(kernels.Input, isa) + Cycles(kernels.Output, isa)
        + (isTraining ? Cycles(kernels.Weights, isa) / LeastBatch : 0);

    private static Func<VectorIsa, double> Cycles(ToomCookOuterProduct kernels) => isa => OuterProductSchedule.Choose(kernels.Products, isa).Cycles
        + Cycles(kernels.Input, isa) + Cycles(kernels.OutputGradient, isa) + Cycles(kernels.WeightGradient, isa) / LeastBatch;

    /// <summary>A vector of a tile's columns: a cycle for each row that is read or written, half of one for each operation, and some for the loops.</summary>
    private static double Cycles(TransformKernel transform, VectorIsa isa)
    {
        var tiles = transform.Tiles(isa.Lanes);
        var count = tiles.Runs.Sum(run => run.Blocks * run.Phases);
        var vectors = tiles.Columns / isa.Lanes + BitCount(tiles.Columns % isa.Lanes);
        var rows = transform.Matrix.Columns + transform.Matrix.Rows;
        var operations = TransformProgram.Of(transform.Matrix).Operations;
        return (double)count * (vectors * (rows + operations / (double)isa.FmasPerCycle) + 4);
    }

    private static int BitCount(int value) => value == 0 ? 0 : (value & 1) + BitCount(value >> 1);
}
