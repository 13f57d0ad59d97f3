using Gen.Generator.Diagnostics;
using Gen.Generator.Model;

namespace Gen.Generator.Parsing;

/// <summary>What was read from one class: a model where it is whole and valid, and what is wrong with it where it is not.</summary>
internal sealed record ParseResult(ModelSpec? Model, EquatableArray<DiagnosticInfo> Diagnostics, EquatableArray<string> Uses)
{
    /// <summary>Nothing to emit and nothing to say, because the compiler says it already.</summary>
    public static readonly ParseResult Nothing = new(null, EquatableArray.Of<DiagnosticInfo>(), EquatableArray.Of<string>());
}
