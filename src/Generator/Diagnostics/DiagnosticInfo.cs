using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Gen.Generator.Model;
using Gen.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Diagnostics;

/// <summary>A diagnostic as plain values: equal when it says the same of the same place.</summary>
/// <param name="Descriptor">What is wrong.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What the message is filled with.</param>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo Location, EquatableArray<string> Arguments)
{
    /// <summary>The property of a diagnostic that holds <see cref="Repair"/>.</summary>
    public const string RepairProperty = "Repair";

    /// <summary>The code that an editor may put there, where one is obvious.</summary>
    public string? Repair { get; init; }

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>What it says, for another message.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), Arguments.ToArray<object>());

    /// <summary>Makes one whose message is one line, whatever the user's texts in it are.</summary>
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, LocationInfo location, params string[] arguments) =>
        new(descriptor, location, arguments.Select(OneLine.Of).ToEquatable());

    /// <summary>The compiler's diagnostic, at its place in the compilation.</summary>
    /// <param name="compilation">The present compilation.</param>
    /// <param name="documentation">The folder that its help link points into, where there is one.</param>
    public Diagnostic ToDiagnostic(Compilation compilation, string? documentation) => Diagnostic.Create(
        Descriptors.WithPage(Descriptor, documentation), Location.ToLocation(compilation), Repair is null ? null : ImmutableDictionary<string, string?>.Empty.Add(RepairProperty, Repair),
        Arguments.ToArray<object>());
}
