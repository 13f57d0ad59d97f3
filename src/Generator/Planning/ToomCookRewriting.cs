using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>
/// Puts Toom-Cook in the place of contractions where that is allowed and pays. It comes last: folded weights, biases and merged epilogues are what the
/// contraction before it had.
/// </summary>
/// <param name="lowered">The pass.</param>
/// <param name="choice">What is allowed and pays.</param>
/// <param name="isTraining">Whether the pass is over a batch, whose samples follow one another and share the scratch of the tiles.</param>
internal sealed class ToomCookRewriting(Lowered lowered, ToomCookChoice choice, bool isTraining)
{
    public static void Apply(Lowered lowered, ToomCookChoice choice, bool isTraining) => new ToomCookRewriting(lowered, choice, isTraining).Apply();

    private void Apply()
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is KernelStep { Kernel: ContractionKernel kernel } step
                && choice.Choose(kernel) is { } contraction)
            {
                place = Replace(place, step, contraction);
            }
            else if (lowered.Steps[place] is KernelStep { Kernel: OuterProductKernel gradient } product && choice.Choose(gradient) is { } products)
            {
                place = Replace(place, product, products);
            }
        }
    }

    /// <summary>Returns the place of the last of the steps that replace one.</summary>
    private int Replace(int place, KernelStep step, ToomCookContraction contraction)
    {
        var tiles = Scratch(step.Layer, "tiles", contraction.Tiles.InputLength);
        var products = Scratch(step.Layer, "products", contraction.Tiles.OutputLength);
        var weights = isTraining ? WeightsOfBatch(ref place, step, contraction.Weights) : Prepared(step.Operands[1], contraction.Weights);
        lowered.Steps.RemoveAt(place);
        lowered.Steps.InsertRange(place,
        [
            step with { Kernel = contraction.Input, Operands = EquatableArray.Of(step.Operands[0], tiles), Absorbed = EquatableArray.Of<string>() },
            step with { Kernel = contraction.Products, Operands = EquatableArray.Of(tiles, weights, products), Absorbed = EquatableArray.Of<string>() },
            step with { Kernel = contraction.Output, Operands = step.Operands.Skip(2).Prepend(products).ToEquatable() },
        ]);
        return place + 2;
    }

    /// <summary>Before all samples the sums at the points are cleared; behind them they become what the gradient gains.</summary>
    private int Replace(int place, KernelStep step, ToomCookOuterProduct product)
    {
        var tiles = Scratch(step.Layer, "tiles", product.Tiles.InputLength);
        var gradients = Scratch(step.Layer, "products", product.Tiles.OutputLength);
        var sums = lowered.Add(new Buffer(Name(step.Layer, "gradients_at_points"), BufferPlace.Batch, product.WeightGradient.PointsLength), default).At();
        lowered.Steps.RemoveAt(place);
        lowered.Steps.InsertRange(place,
        [
            step with { Kernel = product.Input, Operands = EquatableArray.Of(step.Operands[0], tiles) },
            step with { Kernel = product.OutputGradient, Operands = EquatableArray.Of(step.Operands[1], gradients) },
            step with { Kernel = product.Products, Operands = EquatableArray.Of(tiles, gradients, sums) },
        ]);
        var length = product.WeightGradient.PointsLength;
        lowered.Steps.Insert(First(step), step with { Kernel = new ZeroKernel(1, length, length), Operands = EquatableArray.Of(sums), ForBatch = true });
        lowered.Steps.Insert(End(step), step with
        {
            Kernel = product.WeightGradient, Operands = EquatableArray.Of(sums, step.Output, step.Output), ForBatch = true,
        });
        return place + 3;
    }

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
        lowered.Buffers[index] = lowered.Buffers[index] with { Length = System.Math.Max(lowered.Buffers[index].Length, length) };
        return new(OperandKind.Buffer, index, 0);
    }

    private static string Name(string layer, string what) => $"{layer.Replace('.', '_')}_{what}";
}
