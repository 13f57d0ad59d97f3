using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.ToomCook;

namespace Gen.Generator.Planning;

/// <summary>Whether a contraction is computed by Toom-Cook, and by which.</summary>
/// <param name="level">What the network allows.</param>
/// <param name="options">What the planner wants.</param>
internal sealed class ToomCookChoice(NumericsLevel level, PlanningOptions options)
{
    /// <summary>The sets that the choice is made for; code of width one is for machines that do not exist.</summary>
    private static readonly VectorIsa[] s_sets = [VectorIsa.Avx512, VectorIsa.Avx2, VectorIsa.Vector128];

    /// <summary>What is done once a batch is charged to so many samples; a smaller batch is slower than it might be.</summary>
    private const int LeastBatch = 4;

    /// <summary>The cheapest kernels that the level allows, or none where plain sums are as good.</summary>
    public ToomCookContraction? Choose(ContractionKernel kernel)
    {
        if (ConvolutionForm.Of(kernel) is not { } form)
            return null;
        var best = default(ToomCookContraction);
        var bestCost = options.MostCost;
        foreach (var tiles in Candidates(form))
        {
            var contraction = ToomCookContraction.Of(kernel, tiles);
            var cost = s_sets.Max(isa => Cycles(contraction, isa) / ContractionSchedule.Cycles(kernel, isa));
            if (cost < bestCost)
                (best, bestCost) = (contraction, cost);
        }

        return best;
    }

    /// <summary>The same for the gradient of weights, over a batch of at least <see cref="LeastBatch"/>.</summary>
    public ToomCookOuterProduct? Choose(OuterProductKernel kernel)
    {
        if (ConvolutionForm.Of(kernel) is not { } form)
            return null;
        var best = default(ToomCookOuterProduct);
        var bestCost = options.MostCost;
        foreach (var tiles in Candidates(form))
        {
            var product = ToomCookOuterProduct.Of(kernel, tiles);
            var cost = s_sets.Max(isa => Cycles(product, isa) / OuterProductSchedule.Choose(kernel, isa).Cycles);
            if (cost < bestCost)
                (best, bestCost) = (product, cost);
        }

        return best;
    }

    private IEnumerable<ToomCookTiles> Candidates(ConvolutionForm form) =>
        from outputs in Enumerable.Range(2, 3)
        from taps in Enumerable.Range(2, 4)
        where taps <= form.Taps && outputs + taps - 2 <= ToomCookPoints.Most && IsAllowed(form, outputs, taps)
        let tiles = new ToomCookTiles(form, outputs, taps)
        where tiles.IsRegular && (options.Only is not { } only || only == (outputs, taps))
        select tiles;

    private bool IsAllowed(ConvolutionForm form, int outputs, int taps) => level switch
    {
        NumericsLevel.Direct => false,
        NumericsLevel.Local => outputs == 2 && taps is 2 or 3 or 5 && form.Taps % taps == 0,
        _ => true,
    };

    private static double Cycles(ToomCookContraction contraction, VectorIsa isa) =>
        ContractionSchedule.Cycles(contraction.Products, isa) + Cycles(contraction.Input, isa) + Cycles(contraction.Output, isa);

    private static double Cycles(ToomCookOuterProduct product, VectorIsa isa) => OuterProductSchedule.Choose(product.Products, isa).Cycles
        + Cycles(product.Input, isa) + Cycles(product.OutputGradient, isa) + Cycles(product.WeightGradient, isa) / LeastBatch;

    /// <summary>
    /// A column vector of a tile: loads and stores of all rows, and the sums in between; what moves through the second cache costs another cycle each.
    /// </summary>
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
