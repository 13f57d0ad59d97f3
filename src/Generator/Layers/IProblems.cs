using Gen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Layers;

/// <summary>Where a layer reports what is wrong with it.</summary>
internal interface IProblems
{
    /// <summary>Reports a problem at the named argument of the layer's attribute, or at the attribute where it has no such argument.</summary>
    void Report(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments);

    /// <summary>As <see cref="Report"/>, with the code that an editor may put there.</summary>
    void ReportWithRepair(DiagnosticDescriptor descriptor, string? argument, string repair, params string[] messageArguments);

    /// <summary>The shape that comes to the layer, in words: <c>after relu_1 the signal is [25, 64]</c>.</summary>
    string Signal(Shape input);
}
