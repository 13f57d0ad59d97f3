using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Parsing.Names;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing.Symbols;

/// <summary>
/// The members that the generator adds to a network. A user's own of the same name would make the compiler point into generated code, which says nothing
/// to him. Methods may be overloaded, the others not.
/// </summary>
internal static class GeneratedMembers
{
    private const string Network = "Gen.INetwork.";

    /// <summary>The one constant that is known only when the network has been planned.</summary>
    public const string WorkspaceBytes = nameof(WorkspaceBytes);

    /// <summary>The one constant that is a long.</summary>
    private const string MultiplyAdds = nameof(MultiplyAdds);

    /// <summary>The constants that follow from the input alone.</summary>
    public static readonly string[] OfInput = ["InputLength", "InputChannels", "InputSize"];

    private static readonly string[] s_constants =
        [.. OfInput, "OutputLength", "OutputChannels", "OutputSize", "ParameterCount", "ReceptiveField", WorkspaceBytes, MultiplyAdds];

    private static readonly HashSet<string> s_others = [.. s_constants, "Summary", "Description", "Parameters", "Threads", "_engine", "_description"];

    private static readonly Dictionary<string, string[]> s_methods = new()
    {
        ["Predict"] = ["System.ReadOnlySpan<float>, System.Span<float>", "System.ReadOnlySpan<float>, System.Span<float>, System.Span<byte>"],
        ["CreateTrainingSession"] = ["int"],
        ["Save"] = ["string", "System.IO.Stream"],
        ["Load"] = ["string", "System.IO.Stream"],
    };

    /// <summary>What networks have that run as streams.</summary>
    private static readonly HashSet<string> s_ofStreams = ["Stream", "StreamLatency", "MinSequenceLength"];

    private static readonly Dictionary<string, string[]> s_methodsOfStreams = new()
    {
        ["CreateStream"] = [""],
        ["SequenceOutputLength"] = ["int"],
        ["PredictSequence"] = ["System.ReadOnlySpan<float>, System.Span<float>"],
    };

    /// <summary>What is emitted as an explicit member of the runtime's INetwork, because the class has a constant of the same name or nothing.</summary>
    private static readonly HashSet<string> s_explicit =
        ["Layout", "Description", "InputLength", "InputChannels", "InputSize", "OutputLength", "OutputChannels", "OutputSize", "Outputs"];

    /// <summary>The names.</summary>
    public static IEnumerable<string> Names => s_others.Concat(s_methods.Keys);

    /// <summary>Whether a member is a constant, which an argument may be made of.</summary>
    public static bool IsConstant(string name) => s_constants.Contains(name);

    /// <summary>Whether a constant is a long; all others are ints.</summary>
    public static bool IsLong(string constant) => constant == MultiplyAdds;

    /// <summary>Finds the user's members that clash with them.</summary>
    public static IEnumerable<DiagnosticInfo> Check(INamedTypeSymbol type)
    {
        if (s_others.Contains(type.Name) || s_methods.ContainsKey(type.Name))
            yield return Clash(type, type, $"'{type.Name}'");
        foreach (var member in type.GetMembers().Where(member => IsClash(member, type)))
            yield return Clash(type, member, member is IMethodSymbol method ? $"'{NameOf(method)}({TypesOf(method)})'" : $"'{WithoutAlias(member.Name).Replace("Gen.", "")}'");
    }

    /// <summary>Finds the user's members that clash with those of a network that runs as a stream.</summary>
    public static IEnumerable<DiagnosticInfo> CheckStreams(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && Clashes(member, s_ofStreams, s_methodsOfStreams))
        .Select(member => Clash(type, member, member is IMethodSymbol method ? $"'{method.Name}({TypesOf(method)})'" : $"'{member.Name}'"));

    /// <summary>Whether the generator would hide a member of a base class.</summary>
    public static bool IsHidden(ISymbol inherited) => inherited.DeclaredAccessibility != Accessibility.Private && Clashes(inherited);

    /// <summary>Whether a member of a network is one that the generator adds, too.</summary>
    public static bool IsClash(ISymbol member, INamedTypeSymbol type) => !member.IsImplicitlyDeclared && Clashes(member, type);

    private static bool Clashes(ISymbol member, INamedTypeSymbol type) => ExplicitNameOf(member) is { } name
        ? s_explicit.Contains(name)
        : member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        ? !TypeReader.IsPrimary(constructor) && (TypesOf(constructor) == "int" || (constructor.Parameters.IsEmpty && GenAttributes.WeightsOf(type) is not null))
        : Clashes(member);

    /// <summary>The name of an explicit member of the runtime's INetwork; nothing for any other. The class may say that it has the interface only in the other half.</summary>
    private static string? ExplicitNameOf(ISymbol member) =>
        member is IPropertySymbol && WithoutAlias(member.Name) is { } name && name.StartsWith(Network, System.StringComparison.Ordinal) ? name.Substring(Network.Length) : null;

    /// <summary>A name without the <c>global::</c> in front that it was declared with.</summary>
    private static string WithoutAlias(string name) => name.Substring(name.LastIndexOf(':') + 1);

    private static bool Clashes(ISymbol member) => Clashes(member, s_others, s_methods);

    private static bool Clashes(ISymbol member, HashSet<string> others, Dictionary<string, string[]> methods) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Arity: 0 } method when methods.TryGetValue(method.Name, out var signatures) =>
            signatures.Contains(TypesOf(method)),
        IMethodSymbol { MethodKind: not MethodKind.Ordinary } => false,
        IMethodSymbol => others.Contains(member.Name),
        _ => others.Contains(member.Name) || methods.ContainsKey(member.Name),
    };

    private static DiagnosticInfo Clash(INamedTypeSymbol type, ISymbol member, string what) => DiagnosticInfo.Create(
        Descriptors.MemberClash, member.Locations.FirstOrDefault(place => place.IsInSource) is { } place ? LocationInfo.Of(place) : LocationInfo.None, type.Name, what);

    private static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;

    private static string TypesOf(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString()));
}
