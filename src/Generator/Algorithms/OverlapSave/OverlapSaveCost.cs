using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.OverlapSave;

/// <summary>What a convolution by spectra costs by arithmetic.</summary>
internal static class OverlapSaveCost
{
    /// <summary>The cycles of all blocks, and in training a share of what is done once a batch.</summary>
    public static double Cycles(ConvolutionStep convolution, OverlapSaveBlocks blocks, VectorIsa isa)
    {
        var (form, size) = (blocks.Form, blocks.Fourier);
        var (signals, transform) = (form.AllChannels + form.AllColumns, Transform(size, isa));
        var vectors = 2.0 * size.Size / isa.Lanes;
        var far = blocks.SpectraLength > 4 * L1Cache.SecondCacheFloats ? OverlapSaveCosts.FarLineCycles * 2 * size.Size / L1Cache.LineFloats : 0;
        var products = blocks.Spectra * ((convolution.Sums is null ? 2 : 1) * OverlapSaveCosts.ProductOperations * vectors / 2 / isa.FmasPerCycle + far);
        var each = signals * (transform + OverlapSaveCosts.MoveCycles * vectors) + products + OverlapSaveCosts.CallCycles;
        var ofBatch = convolution.IsTraining ? blocks.Spectra * (transform + OverlapSaveCosts.MoveCycles * form.Taps) / ConvolutionStep.LeastBatch : 0;
        return blocks.Pairs * each + ofBatch;
    }

    /// <summary>A transform of complex numbers: two goes of about half the stages each, a transposition between them.</summary>
    private static double Transform(FourierSize size, VectorIsa isa)
    {
        var transposition = 2 * TransposeSchedule.Cycles(new TransposeKernel(size.Rows, size.Columns, size.Rows) { InputStride = size.Columns + L1Cache.LineFloats }, isa);
        var vectors = (double)size.Size / isa.Lanes;
        return (Stages(size.Rows) + Stages(size.Columns)) * vectors / 4 * (OverlapSaveCosts.ButterflyOperations / isa.FmasPerCycle + OverlapSaveCosts.ButterflyLoopCycles)
            + vectors * OverlapSaveCosts.MiddleOperations / isa.FmasPerCycle + transposition + OverlapSaveCosts.CallCycles;
    }

    /// <summary>The stages of four; one of two is about as much.</summary>
    private static int Stages(int rows)
    {
        var stages = FourierSize.IsOdd(rows) ? 1 : 0;
        for (; rows >= 4; rows /= 4)
            stages++;
        return stages;
    }
}
