using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Gen.Generator.Cost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Gen.Generator.Tests.Helpers;

/// <summary>
/// Runs the generator, always under an odd culture, and always a second time on a clone of the project: every test pays for the proof
/// that nothing runs twice and that no step holds on to the compiler's objects.
/// </summary>
internal static class GeneratorHarness
{
    /// <summary>The steps of <see cref="TrackingNames"/>, found by reflection so that a new one cannot be forgotten.</summary>
    public static IReadOnlyList<string> Steps { get; } =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    public static GeneratorRun Run(params string[] sources) => Run(TestCompilation.Create(sources));

    /// <summary>Runs a generator some of whose stages are others.</summary>
    public static GeneratorRun Run(Stages stages, params string[] sources) => Run(TestCompilation.Create(sources), stages);

    public static GeneratorRun Run(CSharpCompilation compilation, Stages? stages = null, BuildProperties? properties = null)
    {
        using var culture = new OddCulture();
        var driver = NewDriver(stages, compilation).WithUpdatedAnalyzerConfigOptions(properties ?? new BuildProperties());
        var run = new GeneratorRun(compilation, driver.RunGenerators(compilation));
        Assert.Null(run.Result.Exception);
        AssertNothingRunsTwice(run);
        foreach (var value in Steps.SelectMany(step => ValuesOf(run.Result, step)))
            CompilerObjects.AssertNoneIn(value);
        return run;
    }

    /// <summary>Runs, and fails on any diagnostic of the generator or of the compiler.</summary>
    public static GeneratorRun RunClean(params string[] sources) => Clean(Run(sources));

    public static GeneratorRun Clean(GeneratorRun run)
    {
        Assert.Empty(run.Diagnostics);
        CompiledOutput.AssertClean(run);
        return run;
    }

    /// <summary>A driver that remembers why its steps ran.</summary>
    /// <param name="stages">The generator's stages, where they are others.</param>
    /// <param name="compilation">Emitted files are read as its files are.</param>
    public static GeneratorDriver NewDriver(Stages? stages = null, CSharpCompilation? compilation = null) => CSharpGeneratorDriver.Create(
        [new GenGenerator(PlanningOptions.Default, stages ?? new()).AsSourceGenerator()],
        parseOptions: (CSharpParseOptions?)compilation?.SyntaxTrees.FirstOrDefault()?.Options ?? TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static void AssertNothingRunsTwice(GeneratorRun run)
    {
        var again = run.Then(run.Input.Clone());
        foreach (var reason in Steps.SelectMany(again.ReasonsOf))
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"A step ran again: {reason}.");
        // A diagnostic is placed in a tree of the present compilation, unless it is the whole project's, so it alone is reported anew.
        Assert.Equal(run.Diagnostics.Count, again.OutputReasons.Count(reason => reason != IncrementalStepRunReason.Cached));
        Assert.All(again.Diagnostics, diagnostic =>
            Assert.True(diagnostic.Location == Location.None || (diagnostic.Location.SourceTree is { } tree && again.Input.ContainsSyntaxTree(tree))));
    }

    private static IEnumerable<object> ValuesOf(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var steps) ? steps.SelectMany(each => each.Outputs).Select(output => output.Value) : [];
}
