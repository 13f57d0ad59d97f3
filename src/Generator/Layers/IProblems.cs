using Microsoft.CodeAnalysis;

namespace Gen.Generator.Layers;

/// <summary>Where a layer reports what is wrong with it.</summary>
internal interface IProblems
{
    /// <summary>Reports a problem at the named argument of the layer's attribute, or at the attribute where it has no such argument.</summary>
    void Report(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments);
}
