using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing;

/// <summary>Places the problems of one attribute at its arguments.</summary>
internal sealed class Problems(AttributeReader attribute, List<DiagnosticInfo> found) : IProblems
{
    /// <summary>Whether anything was reported.</summary>
    public bool Any { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments)
    {
        Any = true;
        found.Add(DiagnosticInfo.Create(descriptor, attribute.Locate(argument), messageArguments));
    }
}
