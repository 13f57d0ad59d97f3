using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>A tensor of another library's file.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Values">Its values, row-major.</param>
public sealed record ForeignTensor(string Name, IReadOnlyList<int> Shape, float[] Values)
{
    /// <summary>The name without its last part.</summary>
    internal string Module => Name.LastIndexOfAny(['.', '/']) is var end && end >= 0 ? Name[..end] : "";

    /// <summary>The last part of the name.</summary>
    internal string Kind => Name[(Name.LastIndexOfAny(['.', '/']) + 1)..].Split(':')[0];

    /// <summary>Name and shape.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} [{string.Join(", ", Shape)}]");
}
