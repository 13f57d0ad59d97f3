using System;
using System.Collections.Generic;
using Gen.Generator.Graph;

namespace Gen.Generator.Pipeline;

/// <summary>One rewriting of the graph.</summary>
/// <param name="Name">What it does, as a verb and its object.</param>
/// <param name="Needs">What must hold before it.</param>
/// <param name="Establishes">What holds behind it.</param>
/// <param name="Run">Rewrites a graph in place.</param>
internal sealed record GraphPass(string Name, IReadOnlyList<Fact> Needs, Fact Establishes, Action<LoweredProgram, PassContext> Run)
{
    /// <summary>What must not hold yet: it would find nothing any more of what it rewrites.</summary>
    public IReadOnlyList<Fact> Precedes { get; init; } = [];
}
