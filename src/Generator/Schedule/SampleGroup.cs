using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Scan;

namespace Gen.Generator.Schedule;

/// <summary>
/// A kernel that makes one row of a sample, as one for several samples of a batch: they are the positions of its sums. A scan makes a row at each step: its samples go side by side.
/// </summary>
internal static class SampleGroup
{
    /// <summary>Whether a step will be done for several samples at once.</summary>
    public static bool IsGrouped(LoweredProgram lowered, Step step) => step is KernelStep kernel && Of(lowered, kernel, sampleSize: -1) is not null;

    /// <summary>The kernel for several samples, if there is one. Not of what works in memory that one sample after the other uses.</summary>
    public static Kernel? Of(LoweredProgram lowered, KernelStep step, int sampleSize) => step is { Loop: null, ForBatch: false }
        && !step.Operands.Any(operand => operand.Kind == OperandKind.Buffer && lowered.Buffers[operand.Index].Place is BufferPlace.Shared or BufferPlace.Batch)
        ? Grouped(step, operand => Stride(lowered.Buffers[operand.Index], sampleSize))
        : null;

    private static Kernel? Grouped(KernelStep step, System.Func<Operand, int> stride) => step.Kernel switch
    {
        ContractionKernel { Positions: 1, Groups: 1 } sums when sums.MultiplyAdds >= DirectCosts.LeastWeights && HasOneStride(step, sums, stride) =>
            sums with { Positions = KernelStep.GroupSamples, PositionStride = stride(step.Operands[0]), OutputStride = stride(step.Output) },
        WeightGradientKernel { Positions: 1, Groups: 1 } products when (long)products.Rows * products.Columns >= DirectCosts.LeastWeights =>
            products with { Positions = KernelStep.GroupSamples, PositionStride = stride(step.Operands[0]), GradientStride = stride(step.Operands[1]) },
        ScanKernel { GoesOn: false } scan when (long)scan.Cell.Gates() * scan.Units * scan.Units >= ScanCosts.LeastGroupWeights => scan with
        {
            Samples = KernelStep.GroupSamples,
            SampleStrides = (stride(step.Operands[0]), stride(step.Operands[scan.HasBias ? 3 : 2]), stride(step.Output)),
        },
        _ => null,
    };

    /// <summary>What an epilogue takes beside the sums lies at the output's distances.</summary>
    private static bool HasOneStride(KernelStep step, ContractionKernel sums, System.Func<Operand, int> stride) =>
        !sums.HasResidual || stride(step.Operands.Reverse().ElementAt(1)) == stride(step.Output);

    /// <summary>From one sample to the next: the user's lie side by side.</summary>
    private static int Stride(Buffer buffer, int sampleSize) => buffer.Place == BufferPlace.Sample ? sampleSize : buffer.Length;
}
