using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Cost;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.OverlapSave;

/// <summary>What a convolution by spectra costs by arithmetic.</summary>
internal static class OverlapSaveCost
{
    /// <summary>Four rows of a vector: 28 operations, 17 loads and 8 stores, of which the operations are the most; and the loop.</summary>
    private const double ButterflyOperations = 28, ButterflyLoopCycles = 4;

    /// <summary>A vector's product with what stands between the goes: six operations.</summary>
    private const double MiddleOperations = 6;

    /// <summary>A product of two vectors of complex numbers: four multiply-adds, as many loads.</summary>
    private const double ProductOperations = 4;

    /// <summary>A vector's way into the room, or out of it.</summary>
    private const double MoveCycles = 2;

    /// <summary>A line of spectra that comes from beyond the second cache.</summary>
    private const double FarLineCycles = 4;

    private const double CallCycles = 200;

    /// <summary>The cycles of all blocks, and in training a share of what is done once a batch.</summary>
    public static double Cycles(ConvolutionStep convolution, OverlapSaveBlocks blocks, VectorIsa isa)
    {
        var (form, size) = (blocks.Form, blocks.Fourier);
        var (signals, transform) = (form.AllChannels + form.AllColumns, Transform(size, isa));
        var vectors = 2.0 * size.Size / isa.Lanes;
        var far = blocks.SpectraLength > 4 * L1Cache.SecondCacheFloats ? FarLineCycles * 2 * size.Size / L1Cache.LineFloats : 0;
        var products = blocks.Spectra * ((convolution.Sums is null ? 2 : 1) * ProductOperations * vectors / 2 / isa.FmasPerCycle + far);
        var each = signals * (transform + MoveCycles * vectors) + products + CallCycles;
        var ofBatch = convolution.IsTraining ? blocks.Spectra * (transform + MoveCycles * form.Taps) / ConvolutionStep.LeastBatch : 0;
        return blocks.Pairs * each + ofBatch;
    }

    /// <summary>A transform of complex numbers: two goes of about half the stages each, a transposition between them.</summary>
    private static double Transform(FourierSize size, VectorIsa isa)
    {
        var transposition = 2 * TransposeSchedule.Cycles(new TransposeKernel(size.Rows, size.Columns, size.Rows) { InputStride = size.Columns + L1Cache.LineFloats }, isa);
        var vectors = (double)size.Size / isa.Lanes;
        return (Stages(size.Rows) + Stages(size.Columns)) * vectors / 4 * (ButterflyOperations / isa.FmasPerCycle + ButterflyLoopCycles)
            + vectors * MiddleOperations / isa.FmasPerCycle + transposition + CallCycles;
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
