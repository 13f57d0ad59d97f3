using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>A parameter of a layer.</summary>
/// <param name="Name">The full name, such as <c>conv1d_1.weight</c>.</param>
/// <param name="Shape">The canonical shape.</param>
public sealed record ParameterDescription(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>Name and shape.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} [{string.Join(", ", Shape)}]");
}
