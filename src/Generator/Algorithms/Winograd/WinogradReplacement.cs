using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Model;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>Puts Toom-Cook in the place of plain sums: folded weights, biases and merged epilogues are what the sums before it had.</summary>
/// <param name="at">Where.</param>
internal sealed class WinogradReplacement(StepReplacement at)
{
    /// <summary>The rows of zeros that tiles may leave out: each tile that does has code of its own.</summary>
    private const int MostRowsOutside = 128;

    /// <summary>Puts it there.</summary>
    /// <returns>The place of the last of its steps.</returns>
    public int Apply(WinogradTiles tiles) => at.Step.Kernel is ContractionKernel sums ? Replace(at.Step, sums, tiles) : Replace(at.Step, (WeightGradientKernel)at.Step.Kernel, tiles);

    /// <summary>
    /// In inference, where a step would read a copy of the user's signal with zeros around: the step without the copy before it, whose first and last tiles
    /// leave the zeros out.
    /// </summary>
    private (KernelStep Step, WinogradTiles Tiles)? InPlace(KernelStep step, WinogradTiles tiles)
    {
        if (at.IsTraining || InputCopy.Of(at.Lowered, at.Place - 1) is not { Room: { HaloValue: 0 } room, Step: var copy })
            return null;
        var (stride, before) = (tiles.Form.RowStride, -step.Operands[0].Offset);
        var behind = Math.Max(tiles.Form.Rows - (before + room.Length) / stride, 0);
        if (before < 0 || before % stride != 0 || room.Length % stride != 0 || before / stride + behind > MostRowsOutside)
            return null;
        var signal = copy.Operands[0] with { Offset = -before };
        return (step with { Operands = step.Operands.Skip(1).Prepend(signal).ToEquatable() },
            tiles with { Before = before / stride, Behind = behind });
    }

    private int Replace(KernelStep step, ContractionKernel kernel, WinogradTiles whole)
    {
        if (InPlace(step, whole) is var (reader, tilesInPlace))
        {
            at.DropStepBefore();
            (step, whole) = (reader, tilesInPlace);
        }

        var transform = WinogradContraction.Of(kernel, whole).Weights;
        var weights = at.Weights(transform, "weights_at_points", transform.PointsLength);
        var output = step.Operands.Skip(2).ToList();
        var stretches = WinogradStretch.OfSums(whole).ToList();
        var scratch = stretches.Max(stretch => WinogradProductSchedule.ScratchLength(WinogradContraction.Of(kernel, stretch.Tiles).Sums));
        return Replace(stretches, scratch, (stretch, tiles, products) =>
        {
            var contraction = WinogradContraction.Of(kernel, stretch.Tiles);
            // Neither what is at the points nor the bias moves; what stands beside an output moves with it.
            var still = kernel.HasBias ? 4 : 3;
            return
            [
                Part(step, stretch, contraction.Input, [FirstRow(step.Operands[0], stretch.Tiles), tiles], [kernel.PositionStride, 0]),
                Part(step, stretch, contraction.Sums, [tiles, weights, products, .. output],
                    [.. Enumerable.Range(0, output.Count + 3).Select(operand => operand < still ? 0 : kernel.OutputStride)]) with { Absorbed = step.Absorbed },
            ];
        });
    }

    /// <summary>An operand from the first row on that there is: rows outside the signal cannot be referred to.</summary>
    private static Operand FirstRow(Operand operand, WinogradTiles tiles) => operand with { Offset = operand.Offset + tiles.Before * tiles.Form.RowStride };

    /// <summary>Before all samples the sums at the points are cleared; behind them they become what the gradient gains.</summary>
    private int Replace(KernelStep step, WeightGradientKernel kernel, WinogradTiles whole)
    {
        var transform = WinogradWeightGradient.Of(kernel, whole).WeightGradient;
        var sums = at.OfBatch("gradients_at_points", transform.PointsLength);
        at.AddBeforeBatch(new ZeroKernel(1, transform.PointsLength, transform.PointsLength), sums);
        at.AddBehindBatch(transform, sums, step.Output, step.Output);
        var stretches = WinogradStretch.OfWeightGradients(whole).ToList();
        return Replace(stretches, stretches.Max(stretch => stretch.Tiles.OutputLength), (stretch, tiles, gradients) =>
        {
            var product = WinogradWeightGradient.Of(kernel with { Positions = stretch.Tiles.Form.Positions }, stretch.Tiles);
            return
            [
                Part(step, stretch, product.Input, [step.Operands[0], tiles], [kernel.PositionStride, 0]),
                Part(step, stretch, product.OutputGradient, [step.Operands[1], gradients], [kernel.GradientStride, 0]),
                Part(step, stretch, product.Products, [tiles, gradients, sums], [0, 0, 0]),
            ];
        });
    }

    /// <summary>Puts stretches in the place of the step.</summary>
    /// <param name="stretches">The stretches.</param>
    /// <param name="outputLength">The floats of products, or of gradients, of the longest stretch.</param>
    /// <param name="parts">The steps of a stretch, from its scratch for the inputs at the points and that for the outputs.</param>
    private int Replace(List<WinogradStretch> stretches, int outputLength, Func<WinogradStretch, Operand, Operand, KernelStep[]> parts)
    {
        var inputs = at.Scratch("tiles", stretches.Max(stretch => stretch.Tiles.InputLength));
        var outputs = at.Scratch("products", outputLength);
        return at.With([.. stretches.SelectMany(stretch => parts(stretch, inputs, outputs))]);
    }

    /// <summary>A step for a stretch: operands begin where it begins, and advance with it.</summary>
    /// <param name="step">The step for all of the signal.</param>
    /// <param name="stretch">The stretch.</param>
    /// <param name="kernel">What is done with it.</param>
    /// <param name="operands">The operands for the beginning of the signal.</param>
    /// <param name="strides">The floats from one output to the next in each.</param>
    private KernelStep Part(KernelStep step, WinogradStretch stretch, Kernel kernel, Operand[] operands, int[] strides) => step with
    {
        Kernel = kernel,
        Operands = operands.Zip(strides, (operand, stride) => operand with { Offset = operand.Offset + stretch.Start * stride }).ToEquatable(),
        Absorbed = EquatableArray.Of<string>(),
        Loop = stretch.Turns == 1 ? null : new(stretch.Turns, at.LoopNumber),
        Advances = strides.Select(stride => stretch.Tiles.Form.Positions * stride).ToEquatable(),
    };
}
