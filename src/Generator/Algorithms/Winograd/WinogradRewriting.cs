using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Depthwise;
using Gen.Generator.Algorithms.DifferencePairs;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Target;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>
/// Puts Toom-Cook in the place of contractions where that is allowed and pays. It comes last: folded weights, biases and merged epilogues are what the
/// contraction before it had.
/// </summary>
/// <param name="lowered">The pass.</param>
/// <param name="choice">What is allowed and pays.</param>
/// <param name="isTraining">Whether the pass is over a batch, whose samples follow one another and share the scratch of the tiles.</param>
internal sealed class WinogradRewriting(LoweredProgram lowered, WinogradChoice choice, bool isTraining)
{
    /// <summary>The rows of zeros that tiles may leave out: each tile that does has code of its own.</summary>
    private const int MostRowsOutside = 128;

    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("select algorithms", [Fact.StepsFused, Fact.LayoutsSelected], Fact.AlgorithmsSelected, static (lowered, context) => Apply(lowered, new(context.Model.Numerics, context.Options), isTraining: false))
    {
        Precedes = [Fact.DotsSelected],
    };

    /// <summary>The pass.</summary>
    public static GraphPass TrainingPass { get; } = new("select algorithms for training", [Fact.StepsFused], Fact.AlgorithmsSelected, static (lowered, context) => Apply(lowered, new(context.Model.Numerics, context.Options), isTraining: true))
    {
        Precedes = [Fact.DotsSelected],
    };

    public static void Apply(LoweredProgram lowered, WinogradChoice choice, bool isTraining) => new WinogradRewriting(lowered, choice, isTraining).Apply();

    private void Apply()
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep step)
                continue;
            if (step.Kernel is DepthwiseKernel depthwise && choice.AllowsPairsOf(depthwise.Taps))
                lowered.Steps[place] = InPairs(step, depthwise);
            else if (step.Kernel is ContractionKernel sums && ConvolutionForm.Of(sums) is { } form)
            {
                var decision = Note(step.Operands[1], step, form, choice.Choose(step, form, isTraining));
                place = decision.Tiles is { } tiles ? Replace(place, step, sums, tiles) : decision.Pairs is { } pairs ? Replace(place, step, pairs) : place;
            }
            else if (step.Kernel is WeightGradientKernel products && ConvolutionForm.Of(products) is { } gradient)
            {
                var decision = Note(step.Output, step, gradient, choice.Choose(products, gradient));
                place = decision.Tiles is { } tiles ? Replace(place, step, products, tiles) : place;
            }
        }
    }

    /// <summary>Lets the taps of channels by themselves go in pairs, if some instruction set has them so.</summary>
    private KernelStep InPairs(KernelStep step, DepthwiseKernel kernel)
    {
        var paired = kernel with { MayPair = true };
        var sets = VectorIsa.All.Where(isa => DepthwiseSchedule.Choose(paired, isa).IsPaired).Select(isa => isa.Name).ToList();
        if (sets.Count == 0)
            return step;
        var reason = $"{string.Join(" and ", sets)} has registers for it; plain sums elsewhere";
        lowered.Algorithms.Add(new(NameOf(step.Operands[1]), PassOf(step), DifferencePairing.Name, reason, (long)kernel.Positions * kernel.Taps * kernel.Channels, paired.PairedMultiplications));
        return step with { Kernel = paired };
    }

    /// <summary>Remembers a decision for the outline; the layer is the one whose weights they are.</summary>
    private WinogradDecision Note(Operand weights, KernelStep step, ConvolutionForm form, WinogradDecision decision)
    {
        lowered.Algorithms.Add(decision.For(NameOf(weights), weights.Kind == OperandKind.Gradient ? LayerPass.WeightGradient : PassOf(step), form));
        return decision;
    }

    private static LayerPass PassOf(KernelStep step) => step.Phase == Phase.Forward ? LayerPass.Forward : LayerPass.InputGradient;

    /// <summary>The name of the layer whose weights they are.</summary>
    private string NameOf(Operand weights)
    {
        var parameter = weights.Kind switch
        {
            OperandKind.Transposed => lowered.Transposed[weights.Index].Parameter,
            OperandKind.Prepared => lowered.Prepared[weights.Index / 2] switch
            {
                FoldedSpec folded => folded.Weight,
                ReversedSpec reversed => reversed.Weight,
                var spec => throw new ArgumentOutOfRangeException(nameof(weights), spec.GetType().Name),
            },
            _ => weights.Index,
        };
        var name = lowered.Parameters[parameter].Name;
        return name.Substring(0, name.LastIndexOf('.'));
    }

    /// <summary>
    /// In inference, where a step would read a copy of the user's signal with zeros around: the step without the copy before it, whose first and last tiles
    /// leave the zeros out.
    /// </summary>
    private (KernelStep Step, WinogradTiles Tiles)? InPlace(int place, KernelStep step, WinogradTiles tiles)
    {
        if (isTraining || InputCopy.Of(lowered, place - 1) is not { Room: { HaloValue: 0 } room, Step: var copy })
            return null;
        var (stride, before) = (tiles.Form.RowStride, -step.Operands[0].Offset);
        var behind = Math.Max(tiles.Form.Rows - (before + room.Length) / stride, 0);
        if (before < 0 || before % stride != 0 || room.Length % stride != 0 || before / stride + behind > MostRowsOutside)
            return null;
        var signal = copy.Operands[0] with { Offset = -before };
        return (step with { Operands = step.Operands.Skip(1).Prepend(signal).ToEquatable() },
            tiles with { Before = before / stride, Behind = behind });
    }

    /// <summary>Returns the place of the last of the steps that replace one.</summary>
    private int Replace(int place, KernelStep step, ContractionKernel kernel, WinogradTiles whole)
    {
        if (InPlace(place, step, whole) is var (reader, tilesInPlace))
        {
            lowered.Steps.RemoveAt(--place);
            (step, whole) = (reader, tilesInPlace);
        }

        var transform = WinogradContraction.Of(kernel, whole).Weights;
        var weights = isTraining ? WeightsOfBatch(ref place, step, transform) : Prepared(step.Operands[1], transform);
        var output = step.Operands.Skip(2).ToList();
        var stretches = WinogradStretch.OfSums(whole).ToList();
        var scratch = stretches.Max(stretch => WinogradProductSchedule.ScratchLength(WinogradContraction.Of(kernel, stretch.Tiles).Sums));
        return Replace(place, step, stretches, scratch, (stretch, tiles, products) =>
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

    /// <summary>Puts pairs of taps in the place of plain sums.</summary>
    private int Replace(int place, KernelStep step, DifferencePairing pairs)
    {
        var weights = isTraining ? WeightsOfBatch(ref place, step, pairs.Weights) : Prepared(step.Operands[1], pairs.Weights);
        var (differences, common) = (Scratch(step.Layer, "differences", pairs.ScratchLength), Scratch(step.Layer, "common", pairs.CommonLength));
        var steps = new DifferencePairSteps(step, pairs, weights, differences, common, lowered.Steps.Count).All();
        lowered.Steps.RemoveAt(place);
        lowered.Steps.InsertRange(place, steps);
        return place + steps.Count - 1;
    }

    /// <summary>An operand from the first row on that there is: rows outside the signal cannot be referred to.</summary>
    private static Operand FirstRow(Operand operand, WinogradTiles tiles) => operand with { Offset = operand.Offset + tiles.Before * tiles.Form.RowStride };

    /// <summary>Before all samples the sums at the points are cleared; behind them they become what the gradient gains.</summary>
    private int Replace(int place, KernelStep step, WeightGradientKernel kernel, WinogradTiles whole)
    {
        var transform = WinogradWeightGradient.Of(kernel, whole).WeightGradient;
        var sums = lowered.Add(new Buffer(Name(step.Layer, "gradients_at_points"), BufferPlace.Batch, transform.PointsLength), default).At();
        lowered.Steps.Insert(First(step), step with
        {
            Kernel = new ZeroKernel(1, transform.PointsLength, transform.PointsLength), Operands = EquatableArray.Of(sums), ForBatch = true,
        });
        lowered.Steps.Insert(End(step), step with { Kernel = transform, Operands = EquatableArray.Of(sums, step.Output, step.Output), ForBatch = true });
        var stretches = WinogradStretch.OfWeightGradients(whole).ToList();
        return Replace(place + 1, step, stretches, stretches.Max(stretch => stretch.Tiles.OutputLength), (stretch, tiles, gradients) =>
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

    /// <summary>Puts stretches in the place of a step.</summary>
    /// <param name="place">The place.</param>
    /// <param name="step">The step.</param>
    /// <param name="stretches">The stretches.</param>
    /// <param name="outputLength">The floats of products, or of gradients, of the longest stretch.</param>
    /// <param name="parts">The steps of a stretch, from its scratch for the inputs at the points and that for the outputs.</param>
    private int Replace(int place, KernelStep step, List<WinogradStretch> stretches, int outputLength, Func<WinogradStretch, Operand, Operand, KernelStep[]> parts)
    {
        var inputs = Scratch(step.Layer, "tiles", stretches.Max(stretch => stretch.Tiles.InputLength));
        var outputs = Scratch(step.Layer, "products", outputLength);
        var steps = stretches.SelectMany(stretch => parts(stretch, inputs, outputs)).ToList();
        lowered.Steps.RemoveAt(place);
        lowered.Steps.InsertRange(place, steps);
        return place + steps.Count - 1;
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
        Loop = stretch.Turns == 1 ? null : new(stretch.Turns, lowered.Steps.Count),
        Advances = strides.Select(stride => stretch.Tiles.Form.Positions * stride).ToEquatable(),
    };

    /// <summary>The place of the first step of a step's part of the pass; what is done there once a batch does not divide the steps of a sample.</summary>
    private int First(KernelStep step) => lowered.Steps.FindIndex(other => IsBeside(other, step));

    /// <summary>The place behind the last of them.</summary>
    private int End(KernelStep step) => lowered.Steps.FindLastIndex(other => IsBeside(other, step)) + 1;

    private static bool IsBeside(Step a, Step b) => a.Phase == b.Phase && a.ForInputGradient == b.ForInputGradient;

    private Operand Prepared(Operand source, WeightTransformKernel kernel)
    {
        lowered.Prepared.Add(new TransformedSpec(source, kernel));
        return Operand.Prepared(PreparedSpec.First(lowered.Prepared.Count - 1));
    }

    /// <summary>In training weights change at each step, so they are transformed once a pass, before all samples.</summary>
    private Operand WeightsOfBatch(ref int place, KernelStep step, WeightTransformKernel kernel)
    {
        var weights = lowered.Add(new Buffer(Name(step.Layer, "weights_at_points"), BufferPlace.Batch, kernel.PointsLength), default).At();
        lowered.Steps.Insert(First(step), step with
        {
            Kernel = kernel, Operands = EquatableArray.Of(step.Operands[1], weights), Absorbed = EquatableArray.Of<string>(), ForBatch = true,
        });
        place++;
        return weights;
    }

    /// <summary>A prediction's scratch is shared by lifetimes; in training one piece serves every layer and sample, and stays in the near caches.</summary>
    private Operand Scratch(string layer, string what, int length)
    {
        var index = lowered.Buffers.FindIndex(buffer => buffer.Name == what && buffer.Place == BufferPlace.Batch);
        if (!isTraining)
            return lowered.Add(new Buffer(Name(layer, what), BufferPlace.Sample, length), default).At();
        if (index < 0)
            return lowered.Add(new Buffer(what, BufferPlace.Batch, length), default).At();
        lowered.Buffers[index] = lowered.Buffers[index] with { Length = Math.Max(lowered.Buffers[index].Length, length) };
        return new(OperandKind.Buffer, index, 0);
    }

    private static string Name(string layer, string what) => $"{layer.Replace('.', '_')}_{what}";
}
