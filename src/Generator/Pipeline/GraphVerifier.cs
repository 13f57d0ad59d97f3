using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;

namespace Gen.Generator.Pipeline;

/// <summary>
/// What holds of a graph behind every pass. It is off in a compiler, where nobody could do anything about a pass that is wrong; the projects of tests switch it on.
/// </summary>
internal static class GraphVerifier
{
    /// <summary>The switch of the runtime's configuration that has each pass checked.</summary>
    public const string Switch = "Gen.VerifyPasses";

    /// <summary>Whether each pass is checked.</summary>
    public static bool IsOn { get; } = AppContext.TryGetSwitch(Switch, out var isOn) && isOn;

    /// <summary>Checks a graph.</summary>
    /// <param name="title">What was done to it.</param>
    /// <param name="lowered">The graph.</param>
    /// <exception cref="InvalidOperationException">The graph is none that could be emitted.</exception>
    public static void Check(string title, LoweredProgram lowered)
    {
        var written = new HashSet<int>();
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            if (Problem(lowered, lowered.Steps[place], written) is { } problem)
                throw new InvalidOperationException(FormattableString.Invariant($"Behind '{title}' step {place} of {lowered.Steps[place].Layer}, {lowered.Steps[place].Describe()}: {problem}"));
            written.UnionWith(lowered.Steps[place].Operands.Where(operand => operand.Kind == OperandKind.Buffer).Select(operand => operand.Index));
        }
    }

    private static string? Problem(LoweredProgram lowered, Step step, HashSet<int> written) =>
        step.Operands.Select(operand => Problem(lowered, operand)).FirstOrDefault(problem => problem is not null)
        ?? (step is KernelStep kernel ? Problem(lowered, kernel, written) : null);

    private static string? Problem(LoweredProgram lowered, Operand operand)
    {
        var count = operand.Kind switch
        {
            OperandKind.Buffer => lowered.Buffers.Count,
            OperandKind.Prepared => int.MaxValue,
            OperandKind.Transposed => lowered.Transposed.Count,
            _ => lowered.Parameters.Count,
        };
        if (operand.Index < 0 || operand.Index >= count)
            return FormattableString.Invariant($"there is no {operand.Kind} {operand.Index}");
        if (operand.Kind != OperandKind.Buffer)
            return null;
        var buffer = lowered.Buffers[operand.Index];
        return operand.Offset < -buffer.HaloLeft || operand.Offset > buffer.Length + buffer.HaloRight
            ? FormattableString.Invariant($"{operand.Offset} is no place in {buffer.Name}, which has {buffer.HaloLeft} + {buffer.Length} + {buffer.HaloRight} floats")
            : null;
    }

    private static string? Problem(LoweredProgram lowered, KernelStep step, HashSet<int> written)
    {
        if (step.Kernel.Arguments.Count != step.Operands.Count)
            return FormattableString.Invariant($"{step.Operands.Count} operands for {step.Kernel.Arguments.Count} arguments");
        if (step.Output.Kind == OperandKind.Buffer && lowered.Buffers[step.Output.Index] is { Place: BufferPlace.UserInput or BufferPlace.OutputGradient or BufferPlace.LogitGradient } user)
            return $"it writes {user.Name}, which is the user's to be read";
        var first = step.Operands[0];
        return step.Operands.Count > 1 && first.Kind == OperandKind.Buffer && !written.Contains(first.Index)
            && lowered.Buffers[first.Index] is { Place: BufferPlace.Sample or BufferPlace.Shared } read
            ? $"it reads {read.Name}, which nothing before it writes"
            : null;
    }
}
