using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Gen.Generator.Tests.Caching;

/// <summary>Edits a project behind a driver that has seen it, and asks each step why it ran.</summary>
internal static class Edits
{
    /// <summary>Replaces one source by another, as typing in an editor does.</summary>
    public static GeneratorRun Replace(GeneratorRun run, int source, string text)
    {
        var tree = run.Input.SyntaxTrees.Single(each => each.FilePath == $"Source{source}.cs");
        return run.Then(run.Input.ReplaceSyntaxTree(tree, TestCompilation.Parse(tree.FilePath, text)));
    }

    /// <summary>Fails unless every output of a step has its reason, in order.</summary>
    public static void AssertReasons(GeneratorRun run, string step, params IncrementalStepRunReason[] expected) =>
        Assert.Equal(expected, run.ReasonsOf(step));

    /// <summary>Fails unless the classes, none of which has loose layers, weights, an error, a stream or a C library, were read again, were the same, and nothing behind ran.</summary>
    public static void AssertNothingEmitted(GeneratorRun run, params IncrementalStepRunReason[] parse)
    {
        AssertReasons(run, TrackingNames.Parse, parse);
        foreach (var step in GeneratorHarness.Steps.Except([TrackingNames.Parse, TrackingNames.LooseLayers, TrackingNames.Weights, TrackingNames.Face, TrackingNames.StreamUses, TrackingNames.NativeFaces]))
            Assert.Equal([Cached], run.ReasonsOf(step).Distinct());
        Assert.Equal([Cached], run.OutputReasons.Distinct());
    }
}
