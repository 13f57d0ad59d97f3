using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing;

/// <summary>Places the problems of one attribute at its arguments.</summary>
internal sealed class Problems(AttributeReader attribute, List<DiagnosticInfo> found) : IProblems
{
    /// <summary>Whether an error was reported, so that nothing can be made of the layer.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The layer in front; none at the network's input.</summary>
    public string? Before { get; set; }

    public void Report(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments) =>
        Add(DiagnosticInfo.Create(descriptor, attribute.Locate(argument), messageArguments));

    public void ReportWithRepair(DiagnosticDescriptor descriptor, string? argument, string repair, params string[] messageArguments) =>
        Add(DiagnosticInfo.Create(descriptor, attribute.Locate(argument), messageArguments) with { Repair = repair });

    public string Signal(Shape input) => Before is null ? $"the input is {input}" : $"after {Before} the signal is {input}";

    private void Add(DiagnosticInfo problem)
    {
        HasErrors |= problem.IsError;
        found.Add(problem);
    }
}
