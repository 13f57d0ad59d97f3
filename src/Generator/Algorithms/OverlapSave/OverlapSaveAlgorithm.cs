using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Model;

namespace Gen.Generator.Algorithms.OverlapSave;

/// <summary>
/// Products of spectra, for long filters: of blocks that overlap by the filter's length, each output costs some times the logarithm of the block, whatever the taps. A value reaches
/// all outputs of its block through rounding, so it is <c>Fast</c> alone.
/// </summary>
internal sealed class OverlapSaveAlgorithm : ConvolutionAlgorithm
{
    /// <summary>The smallest transform: both its goes have whole vectors.</summary>
    private const int LeastSize = 1 << 8;

    private const int MostSize = 1 << 17;

    /// <summary>The most floats of spectra: 16 MB.</summary>
    private const int MostSpectra = 1 << 22;

    public override AlgorithmCandidate? Offer(ConvolutionStep convolution)
    {
        if (convolution.Level != NumericsLevel.Fast || !convolution.Options.AllowsSpectra || convolution.Sums is { Pool: not null })
            return null;
        // Where it does not pay, the outline has nothing to say of it: most filters are short.
        return SizesFor(convolution.Form).Select(blocks => new OverlapSaveCandidate(blocks, convolution.ShareOf(isa => OverlapSaveCost.Cycles(convolution, blocks, isa))))
            .Where(candidate => candidate.Share < convolution.Options.MostCost).OrderBy(candidate => candidate.Share).FirstOrDefault();
    }

    /// <summary>Transforms that hold the taps and as many outputs, up to those that hold all.</summary>
    private static IEnumerable<OverlapSaveBlocks> SizesFor(ConvolutionForm form)
    {
        for (var size = LeastSize; size <= MostSize; size *= 2)
        {
            var blocks = new OverlapSaveBlocks(form, FourierSize.Of(size));
            if (blocks.Reach >= size / 2)
                continue;
            if ((long)blocks.Spectra * blocks.Fourier.SignalStride <= MostSpectra)
                yield return blocks;
            if (blocks.Pairs == 1)
                break;
        }
    }
}

/// <summary>A convolution by spectra of one size.</summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="Share">Its share of the plain sums' cycles.</param>
internal sealed record OverlapSaveCandidate(OverlapSaveBlocks Blocks, double Share)
    : AlgorithmCandidate($"spectra of {Blocks.Fourier.Size}", Share, 4L * Blocks.Pairs * Blocks.Spectra * Blocks.Fourier.Size)
{
    public override int Replace(StepReplacement at) => at.Step.Kernel is ContractionKernel sums ? Replace(at, sums) : Replace(at, (WeightGradientKernel)at.Step.Kernel);

    private int Replace(StepReplacement at, ContractionKernel sums)
    {
        var spectra = SpectrumKernel.Of(Blocks, new(sums.PanelRows, sums.FirstRow, sums.Taps == 1 ? Blocks.Form.Channels : sums.TapRows), toWeights: false);
        var weights = at.Weights(spectra, "spectra", Blocks.SpectraLength);
        var operands = at.Step.Operands.ToList();
        operands[1] = weights;
        operands.Insert(operands.Count - 1, at.Scratch("room", Blocks.RoomLength));
        return at.With([at.Step with { Kernel = new OverlapSaveKernel(Blocks, sums.OutputStride, sums.HasBias, sums.Epilogue), Operands = operands.ToEquatable() }]);
    }

    /// <summary>Before all samples the spectra of the gradients are cleared; behind them they become what the gradient gains.</summary>
    private int Replace(StepReplacement at, WeightGradientKernel products)
    {
        var spectra = at.OfBatch("gradient_spectra", Blocks.SpectraLength);
        var length = Blocks.Spectra * Blocks.Fourier.SignalStride;
        at.AddBeforeBatch(new ZeroKernel(1, length, length), spectra);
        at.AddBehindBatch(SpectrumKernel.Of(Blocks, new(products.Rows, 0, Blocks.Form.Channels), toWeights: true), spectra, at.Step.Output);
        var operands = EquatableArray.Of(at.Step.Operands[0], at.Step.Operands[1], at.Scratch("room", Blocks.RoomLength), spectra);
        return at.With([at.Step with { Kernel = new CorrelationKernel(Blocks, products.GradientStride), Operands = operands }]);
    }
}
