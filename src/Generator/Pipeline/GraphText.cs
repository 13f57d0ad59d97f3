using System;
using System.Linq;
using Gen.Generator.Graph;

namespace Gen.Generator.Pipeline;

/// <summary>A graph as text for people: its buffers, then its steps, each with its operands by role.</summary>
internal static class GraphText
{
    /// <summary>The text, a line for each buffer in use and for each step.</summary>
    public static string Of(LoweredProgram lowered) => string.Join("\n", lowered.Buffers
        .Where((_, number) => lowered.Steps.Any(step => step.Operands.Any(operand => operand.IsBuffer(number)))).Select(Line)
        .Concat(lowered.Steps.Select(step => Line(lowered, step))));

    private static string Line(Graph.Buffer buffer) => FormattableString.Invariant($"{buffer.Name}: {buffer.Place}, {buffer.Length} floats{Halo(buffer)}");

    private static string Halo(Graph.Buffer buffer) => !buffer.HasHalo ? ""
        : FormattableString.Invariant($", halo {buffer.HaloLeft} + {buffer.HaloRight} {(buffer.IsHaloWritten ? "written by steps" : FormattableString.Invariant($"of {buffer.HaloValue}"))}");

    private static string Line(LoweredProgram lowered, Step step)
    {
        var roles = step is KernelStep { Kernel: var kernel } && kernel.Arguments.Count == step.Operands.Count ? kernel.Arguments : null;
        var operands = step.Operands.Select((operand, place) => (roles is null ? "" : roles[place] + " = ") + NameOf(lowered, operand));
        var name = step switch
        {
            KernelStep { Grouped: { } grouped } own => $"{own.Kernel.Name} or {grouped.Name}",
            KernelStep own => own.Kernel.Name,
            RuntimeStep own => own.Method,
            _ => step.Describe(),
        };
        return FormattableString.Invariant($"{step.Phase} {(step.Layer.Length == 0 ? "boundary" : step.Layer)}{Absorbed(step)}: {name}({string.Join(", ", operands)}){Turns(step)}");
    }

    private static string Absorbed(Step step) => string.Concat(step.Absorbed.Select(layer => $" + {layer}"));

    private static string Turns(Step step) => step is KernelStep { Loop: { } loop } ? FormattableString.Invariant($", {loop.Turns} turns of loop {loop.Number}")
        : step.IsForBatch ? ", once a batch" : "";

    private static string NameOf(LoweredProgram lowered, Operand operand)
    {
        var name = operand.Kind switch
        {
            OperandKind.Buffer => lowered.Buffers[operand.Index].Name,
            OperandKind.Parameter => lowered.Parameters[operand.Index].Name,
            OperandKind.Gradient => "gradient of " + lowered.Parameters[operand.Index].Name,
            _ => FormattableString.Invariant($"{operand.Kind} {operand.Index}"),
        };
        return operand.Offset == 0 ? name : FormattableString.Invariant($"{name}{operand.Offset:+0;-0}");
    }
}
