using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Memory;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit.Streams;

/// <summary>Prints what a node computes: calls of kernels on its windows, on the stream's scratch, and on the place that its frames go to.</summary>
/// <param name="plan">The network.</param>
/// <param name="pass">The steps.</param>
/// <param name="kept">Where in the stream's memory the node keeps what it keeps.</param>
/// <param name="writer">Where to.</param>
internal sealed class StreamStepPrinter(NetworkPlan plan, ProgramPlan pass, int kept, SourceWriter writer)
{
    public void Print()
    {
        foreach (var placed in pass.Buffers.Where(placed => placed.IsUsed && placed.Buffer is { Place: BufferPlace.Sample, HasHalo: true, IsHaloWritten: false }))
        {
            Fill(placed.Start - placed.Buffer.HaloLeft, placed.Buffer.HaloLeft, placed.Buffer.HaloValue);
            Fill(placed.Start + placed.Buffer.Length, placed.Buffer.HaloRight, placed.Buffer.HaloValue);
        }

        foreach (var step in pass.Steps)
        {
            var operands = step.Operands.Select(Reference);
            writer.Line(step is RuntimeStep runtime
                ? $"{runtime.Method}({string.Join(", ", operands.Concat(runtime.Values))});"
                : $"{((KernelStep)step).Kernel.Name}.Run(Set, {string.Join(", ", operands)});");
        }
    }

    private void Fill(int start, int length, float value)
    {
        if (length > 0)
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref memory, {Literal.Of(start)}), {Literal.Of(length)}).Fill({Literal.Of(value)});");
    }

    private string Reference(Operand operand)
    {
        if (operand.Kind == OperandKind.Parameter)
            return Place($"{StepPrinter.ParameterField(plan, operand.Index)}.Origin", operand.Offset);
        if (operand.Kind == OperandKind.Prepared)
            return Place($"{StepPrinter.PreparedField(operand.Index)}.Origin", operand.Offset);
        var (buffer, start) = (pass.Buffers[operand.Index].Buffer, pass.Buffers[operand.Index].Start);
        return buffer.Place switch
        {
            BufferPlace.UserInput => Place(buffer.Name, operand.Offset),
            BufferPlace.UserOutput => Place("outputs", operand.Offset),
            BufferPlace.Kept => Place("memory", kept + start + operand.Offset),
            _ => Place("memory", start + operand.Offset),
        };
    }

    private static string Place(string origin, int offset) => offset == 0 ? $"ref {origin}" : $"ref Unsafe.Add(ref {origin}, {Literal.Of(offset)})";
}
