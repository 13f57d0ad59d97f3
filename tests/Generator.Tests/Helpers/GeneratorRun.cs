using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Generator.Tests.Helpers;

/// <summary>One run of the generator: what went in, what came out and why.</summary>
internal sealed record GeneratorRun(CSharpCompilation Input, GeneratorDriver Driver)
{
    public GeneratorRunResult Result { get; } = Driver.GetRunResult().Results.Single();

    /// <summary>The generator's own diagnostics, in source order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        [.. Result.Diagnostics.OrderBy(found => found.Location.GetLineSpan().Path).ThenBy(found => found.Location.SourceSpan.Start)];

    /// <summary>The emitted files by name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The text that a diagnostic points at.</summary>
    public string TextAt(Diagnostic diagnostic)
    {
        var tree = Input.SyntaxTrees.Single(tree => tree.FilePath == diagnostic.Location.GetLineSpan().Path);
        return tree.GetText().ToString(diagnostic.Location.SourceSpan);
    }

    /// <summary>The same driver on an edited project.</summary>
    public GeneratorRun Then(CSharpCompilation edited) => new(edited, Driver.RunGenerators(edited));

    /// <summary>Why each output of a named step is what it is.</summary>
    public IEnumerable<IncrementalStepRunReason> ReasonsOf(string step) => Reasons(Result.TrackedSteps, step);

    /// <summary>Why each file and each diagnostic was written anew or not.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons => Result.TrackedOutputSteps.Keys.SelectMany(key => Reasons(Result.TrackedOutputSteps, key));

    private static IEnumerable<IncrementalStepRunReason> Reasons(
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps, string name) =>
        steps.TryGetValue(name, out var found) ? found.SelectMany(step => step.Outputs).Select(output => output.Reason) : [];
}
