using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Kernels.ChannelsFirst;
using Gen.Generator.Kernels.Depthwise;
using Gen.Generator.Kernels.Direct;
using Gen.Generator.Kernels.Dot;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Kernels.Fourier;
using Gen.Generator.Kernels.Movement;
using Gen.Generator.Kernels.Reductions;
using Gen.Generator.Kernels.Scan;
using Gen.Generator.Kernels.WeightGradient;
using Gen.Generator.Kernels.Winograd;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
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

    /// <summary>The class of the methods that compute kernels of this kind.</summary>
    public abstract MethodFamily Family { get; }

    /// <summary>Whether its own method has the loops that take the time; else it calls others.</summary>
    public virtual bool IsHot => true;

    /// <summary>Prints the body of the method that computes the kernel on one instruction set.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">The instruction set's vectors.</param>
    /// <param name="methods">Takes what it calls.</param>
    public abstract void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods);

    /// <summary>The call of the method that computes the kernel on one instruction set.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="vector">The instruction set's vectors.</param>
    /// <param name="methods">Takes the method and what it calls.</param>
    public SharedCall Share(Kernel kernel, VectorWriter vector, SharedMethods methods) => methods.Add(
        new(Family, kernel.KindName, "", kernel.Arguments, [], IsHot ? Compilation.Optimized : Compilation.Plain),
        vector, (writer, v) => Emit(writer, v, methods));

    /// <summary>The emitter of a kernel.</summary>
    public static KernelEmitter Of(Kernel kernel) => kernel switch
    {
        ContractionKernel contraction => new ContractionEmitter(contraction),
        DotKernel dots => new DotEmitter(dots),
        OverlapSaveKernel blocks => new OverlapSaveEmitter(blocks),
        CorrelationKernel correlation => new CorrelationEmitter(correlation),
        SpectrumKernel spectra => new SpectrumEmitter(spectra),
        WinogradProductKernel points => new WinogradProductEmitter(points),
        ChannelsFirstKernel channelsFirst => new ChannelsFirstEmitter(channelsFirst),
        WeightGradientKernel weightGradient => new WeightGradientEmitter(weightGradient),
        DepthwiseKernel depthwise => new DepthwiseEmitter(depthwise),
        DepthwiseGradientKernel gradient => new DepthwiseGradientEmitter(gradient),
        MapKernel map => new MapEmitter(map),
        PoolKernel { IsBackward: false } pool => new PoolEmitter(pool),
        PoolKernel pool => new PoolGradientEmitter(pool),
        UpsampleKernel upsample => new UpsampleEmitter(upsample),
        RowNormKernel rows => new RowNormEmitter(rows),
        SoftmaxKernel softmax => new SoftmaxEmitter(softmax),
        ColumnSumKernel sum => new ColumnSumEmitter(sum),
        HaloKernel halo => new HaloEmitter(halo),
        ScanKernel scan => new ScanEmitter(scan),
        ScanGradientKernel gradient => new ScanGradientEmitter(gradient),
        ZeroKernel zero => new ZeroEmitter(zero),
        TransformKernel transform => new TransformEmitter(transform),
        TransposeKernel transpose => new TransposeEmitter(transpose),
        _ => throw new System.ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name),
    };

    /// <summary>A method's parameters: <c>ref float x, ref float y</c>.</summary>
    public static string Parameters(IEnumerable<string> arguments) => string.Join(", ", arguments.Select(argument => "ref float " + argument));
}
