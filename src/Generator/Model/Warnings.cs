using System.Linq;

namespace Gen.Generator.Model;

/// <summary>What the compiler would say of generated code, and has said where the user wrote the cause.</summary>
/// <param name="UsesObsolete">Whether an obsolete type is named.</param>
/// <param name="Ids">The ids of all other warnings.</param>
internal sealed record Warnings(bool UsesObsolete, EquatableArray<string> Ids)
{
    /// <summary>None.</summary>
    public static readonly Warnings None = new(false, EquatableArray.Of<string>());

    /// <summary>Those of both.</summary>
    public Warnings And(Warnings other) => new(UsesObsolete || other.UsesObsolete, Ids.Concat(other.Ids).Distinct().ToEquatable());
}
