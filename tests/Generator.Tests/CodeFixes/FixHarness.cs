using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Gen.Generator.Tests.CodeFixes;

/// <summary>What an editor does: shows what the generator reports, asks a fix for its repairs, and applies one.</summary>
internal static class FixHarness
{
    /// <summary>The repairs that are offered for the first diagnostic that the fix is made for.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OfferedAsync(CodeFixProvider fix, Document document)
    {
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        var diagnostic = GeneratorHarness.Run(compilation).Diagnostics.First(found => fix.FixableDiagnosticIds.Contains(found.Id));
        var offered = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
    }

    /// <summary>Applies repairs until the diagnostic is gone, and fails unless the result is this source, which compiles without a word.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="source">The source with the mistake.</param>
    /// <param name="title">What the editor offers first.</param>
    /// <param name="expected">The source without it.</param>
    /// <param name="times">How often the diagnostic is there.</param>
    public static async Task RepairsAsync(CodeFixProvider fix, string source, string title, string expected, int times = 1)
    {
        var document = DocumentOf(source);
        for (var time = 0; time < times; time++)
        {
            var action = Assert.Single(await OfferedAsync(fix, document));
            if (time == 0)
                Assert.Equal(title, action.Title);
            var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
            document = change.ChangedSolution.GetDocument(document.Id)!;
        }

        var repaired = (await document.GetTextAsync()).ToString();
        Assert.Equal(expected, repaired);
        GeneratorHarness.RunClean(repaired);
    }

    /// <summary>A project with one file, and the runtime.</summary>
    public static Document DocumentOf(string source)
    {
        var compilation = TestCompilation.Create();
        var project = new AdhocWorkspace().AddProject("Networks", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options).WithParseOptions(TestCompilation.ParseOptions).WithMetadataReferences(compilation.References);
        project = project.AddDocument("Usings.cs", "global using Gen;", filePath: "/Usings.cs").Project;
        return project.AddDocument("Source.cs", source, filePath: "/Source.cs");
    }
}
