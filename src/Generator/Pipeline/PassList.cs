using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;

namespace Gen.Generator.Pipeline;

/// <summary>Passes in the order in which they run. An order in which one lacks what it needs cannot be made.</summary>
internal sealed class PassList
{
    /// <param name="name">What the passes are for.</param>
    /// <param name="passes">The passes in order.</param>
    /// <exception cref="ArgumentException">A pass lacks what it needs, or comes too late.</exception>
    public PassList(string name, params GraphPass[] passes)
    {
        (Name, Passes) = (name, passes);
        var holds = new HashSet<Fact> { Fact.Lowered };
        foreach (var pass in passes)
        {
            if (pass.Needs.Where(fact => !holds.Contains(fact)).Select(fact => fact.ToString()).FirstOrDefault() is { } lacking)
                throw new ArgumentException($"'{pass.Name}' needs {lacking}, which no pass before it establishes.", nameof(passes));
            if (pass.Precedes.Where(holds.Contains).Select(fact => fact.ToString()).FirstOrDefault() is { } late)
                throw new ArgumentException($"'{pass.Name}' must come before what establishes {late}.", nameof(passes));
            holds.Add(pass.Establishes);
        }
    }

    public string Name { get; }

    public IReadOnlyList<GraphPass> Passes { get; }

    /// <summary>Runs all passes.</summary>
    /// <param name="lowered">The graph, which they rewrite in place.</param>
    /// <param name="context">What they may ask.</param>
    /// <param name="log">Takes the graph's text behind each of them; none where nobody reads it.</param>
    public void Run(LoweredProgram lowered, PassContext context, PassLog? log)
    {
        Look("lower", lowered, log);
        foreach (var pass in Passes)
        {
            pass.Run(lowered, context);
            Look(pass.Name, lowered, log);
        }
    }

    private void Look(string pass, LoweredProgram lowered, PassLog? log)
    {
        log?.Add($"{Name}: {pass}", lowered);
        if (GraphVerifier.IsOn)
            GraphVerifier.Check($"{Name}: {pass}", lowered);
    }
}
