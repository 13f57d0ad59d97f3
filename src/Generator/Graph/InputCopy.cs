using System.Linq;
using Gen.Generator.Graph.Elementwise;

namespace Gen.Generator.Graph;

/// <summary>A copy of a signal of the user's, input or gradient, that is made for one reader, which looks beyond its ends.</summary>
/// <param name="Step">The copy.</param>
/// <param name="Reader">The step behind it.</param>
/// <param name="Room">The copy's buffer.</param>
internal sealed record InputCopy(KernelStep Step, KernelStep Reader, Buffer Room)
{
    /// <summary>The copy at a place among the steps, if one is there.</summary>
    public static InputCopy? Of(LoweredProgram lowered, int place) =>
        lowered.Steps.ElementAtOrDefault(place) is KernelStep { Kernel: MapKernel { Formula: Expression.ValueOf, Rows: 1, Strides.Count: 1 } } copy
        && copy.Operands[0] is { Kind: OperandKind.Buffer, Offset: 0 } source && lowered.Buffers[source.Index].Place is BufferPlace.UserInput or BufferPlace.OutputGradient
        && copy.Output.Offset == 0 && lowered.Buffers[copy.Output.Index] is { Place: BufferPlace.Sample, HasHalo: true, IsHaloWritten: false } room
        && lowered.Steps.ElementAtOrDefault(place + 1) is KernelStep reader && reader.Operands[0].IsBuffer(copy.Output.Index)
        && lowered.Steps.Count(step => step.Operands.Any(operand => operand.IsBuffer(copy.Output.Index))) == 2
            ? new(copy, reader, room)
            : null;
}
