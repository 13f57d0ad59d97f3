using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>How sums at points are computed on one instruction set.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Sums">The contraction at one point, whose outputs lie in scratch for one block of columns.</param>
/// <param name="Blocks">The blocks of columns.</param>
internal sealed record WinogradProductSchedule(WinogradProductKernel Kernel, ContractionKernel Sums, IReadOnlyList<ColumnBlock> Blocks)
{
    public static WinogradProductSchedule Of(WinogradProductKernel kernel, VectorIsa isa)
    {
        var blocks = ContractionSchedule.Choose(kernel.Sums, isa);
        // Few columns lie side by side, so that those of several tiles may share a vector; else a tile's columns begin where a vector does.
        var stride = kernel.Sums.Columns < isa.Lanes ? kernel.Sums.Columns : blocks.Max(block => block.Vectors) * isa.Lanes;
        return new(kernel, kernel.Sums with { OutputStride = stride }, blocks);
    }

    /// <summary>The floats of the products at one point.</summary>
    public int PointSize => Sums.Positions * Sums.OutputStride;

    /// <summary>The floats of the products at all points, on the set that has the most.</summary>
    public static int ScratchLength(WinogradProductKernel kernel) => VectorIsa.All.Max(isa => checked(Of(kernel, isa).PointSize * kernel.Points));

    /// <summary>What makes outputs of a block's products.</summary>
    public SignalTransformKernel OutputOf(ColumnBlock block, VectorIsa isa)
    {
        var (signal, stride) = (Kernel.Output.Signal, Sums.OutputStride);
        return Kernel.Output with
        {
            Signal = signal with
            {
                Columns = (block.Vectors - 1) * isa.Lanes + block.LastLanes,
                From = new(signal.From.Block * stride, signal.From.Phase * stride, signal.From.Row * stride),
            },
        };
    }
}
