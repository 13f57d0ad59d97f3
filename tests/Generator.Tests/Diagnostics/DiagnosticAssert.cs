using System;
using System.Globalization;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What the generator says, and where; whatever a test does not mention fails it.</summary>
internal static class DiagnosticAssert
{
    /// <summary>Fails unless the sources give exactly these diagnostics, and no code but the members of classes with errors, which have no error in them.</summary>
    public static void Reports(string[] sources, params (string Id, string Span, string Message)[] expected)
    {
        var run = GeneratorHarness.Run(sources);
        var found = run.Diagnostics.Select(diagnostic =>
            (diagnostic.Id, run.TextAt(diagnostic), diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal(expected, found);
        Assert.All(run.Files.Keys, name => Assert.Contains(".errors_", name, StringComparison.Ordinal));
        CompiledOutput.AssertEmittedIsClean(run);
    }

    public static void Reports(string source, params (string Id, string Span, string Message)[] expected) => Reports([source], expected);

    /// <summary>Fails unless the source gives exactly this diagnostic; the code of what it does not concern is there.</summary>
    public static void ReportsBesideCode(string source, (string Id, string Span, string Message) expected)
    {
        var run = GeneratorHarness.Run(source);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(expected, (found.Id, run.TextAt(found), found.GetMessage(CultureInfo.InvariantCulture)));
        Assert.NotEmpty(run.Files);
    }
}
