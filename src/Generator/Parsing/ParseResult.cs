using Gen.Generator.Diagnostics;
using Gen.Generator.Model;
using Gen.Generator.Network;

namespace Gen.Generator.Parsing;

/// <summary>What was read from one class: a model where it is whole and valid, and what is wrong with it where it is not.</summary>
/// <param name="Model">The model.</param>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Uses">The blocks that it is made of.</param>
/// <param name="WeightsPlace">Where the file of the weights is named.</param>
internal sealed record ParseResult(
    ModelSpec? Model, EquatableArray<DiagnosticInfo> Diagnostics, EquatableArray<string> Uses, LocationInfo? WeightsPlace = null)
{
    /// <summary>The class, where it can take members and nothing can be made of what it declares.</summary>
    public NetworkClassSpec? Face { get; init; }

    /// <summary>The user's members that are in the way where the network runs as a stream.</summary>
    public EquatableArray<DiagnosticInfo> StreamClashes { get; init; } = EquatableArray.Of<DiagnosticInfo>();

    /// <summary>Nothing to emit and nothing to say, because the compiler says it already.</summary>
    public static readonly ParseResult Nothing = new(null, EquatableArray.Of<DiagnosticInfo>(), EquatableArray.Of<string>());
}
