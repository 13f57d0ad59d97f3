using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Sharing;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Prints one kind of kernel.</summary>
internal abstract class KernelEmitter
{
    /// <summary>The kernel's numbers, as constants with a name and a meaning.</summary>
    public abstract IEnumerable<(string Name, int Value, string Meaning)> Constants { get; }

    /// <summary>
    /// What the short names of its code mean, the arguments first; <c>acc{p}</c> stands for all names with a number there.
    /// </summary>
    public abstract IEnumerable<(string Name, string Meaning)> Letters { get; }

    /// <summary>Prints the variant of one instruction set: a method <c>Run</c> with the kernel's arguments, and what it calls.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">The instruction set's vectors.</param>
    /// <param name="methods">Takes what other kernels may share.</param>
    public abstract void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods);

    /// <summary>The emitter of a kernel.</summary>
    public static KernelEmitter Of(Kernel kernel) => kernel switch
    {
        ContractionKernel contraction => new ContractionEmitter(contraction),
        DotKernel dots => new DotEmitter(dots),
        PointSumsKernel points => new PointSumsEmitter(points),
        LengthwiseKernel lengthwise => new LengthwiseEmitter(lengthwise),
        OuterProductKernel outerProduct => new OuterProductEmitter(outerProduct),
        SlidingKernel sliding => new SlidingEmitter(sliding),
        SlidingGradientKernel gradient => new SlidingGradientEmitter(gradient),
        MapKernel map => new MapEmitter(map),
        PoolKernel { IsBackward: false } pool => new PoolEmitter(pool),
        PoolKernel pool => new PoolGradientEmitter(pool),
        UpsampleKernel upsample => new UpsampleEmitter(upsample),
        RowNormKernel rows => new RowNormEmitter(rows),
        SoftmaxKernel softmax => new SoftmaxEmitter(softmax),
        ColumnSumKernel sum => new ColumnSumEmitter(sum),
        HaloKernel halo => new HaloEmitter(halo),
        ZeroKernel zero => new ZeroEmitter(zero),
        TransformKernel transform => new TransformEmitter(transform),
        TransposeKernel transpose => new TransposeEmitter(transpose),
        _ => throw new System.ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name),
    };

    /// <summary>A method's parameters: <c>ref float x, ref float y</c>.</summary>
    public static string Parameters(IEnumerable<string> arguments) => string.Join(", ", arguments.Select(argument => "ref float " + argument));

    /// <summary>The attribute of a method with a hot loop: without it the first calls run ten times slower, until the runtime compiles again.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";
}
