using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Generator.Tests.Architecture;

/// <summary>The generator's folders stand in an order, and no file names a folder above its own.</summary>
public sealed class LayeringTests
{
    private const int MostFiles = 15;

    /// <summary>From the bottom up. A folder stands for those in it, as far as they are not named themselves.</summary>
    private static readonly string[] s_order =
    [
        "Text", "Target", "Model", "Matrices", "Diagnostics", "Graph", "Lowering", "Layers", "Network", "Weights", "Parsing",
        "Cost", "Schedule", "Memory", "Pipeline",
        "Algorithms/Direct", "Algorithms/Depthwise", "Algorithms/WeightGradient", "Algorithms/ChannelsFirst", "Algorithms/TransposedInput",
        "Algorithms/Dot", "Algorithms/Candidates", "Algorithms/Winograd", "Algorithms/DifferencePairs", "Algorithms/OverlapSave",
        "Selection", "Passes", "Planning", "Sharing", "Kernels", "Emit", "",
    ];

    [Fact]
    public void NoFileNamesAFolderAboveItsOwn()
    {
        var up = from file in SourceFolders.Files
                 from import in SourceFolders.ImportsOf(file.Text)
                 where Rank(import) > Rank(file.Folder)
                 select $"{file.Path} names {import}";
        Assert.Empty(up);
    }

    [Fact]
    public void EachFolderHasAPlaceInTheOrder()
    {
        Assert.All(SourceFolders.Files, file => Assert.True(Rank(file.Folder) >= 0, file.Path));
        Assert.All(s_order, folder => Assert.Contains(SourceFolders.Files, file => IsIn(file.Folder, folder)));
    }

    [Fact]
    public void NoFolderHasMoreFilesThanAPersonTakesInAtOnce() =>
        Assert.Empty(SourceFolders.Files.GroupBy(file => file.Folder).Where(folder => folder.Count() > MostFiles).Select(folder => $"{folder.Key}: {folder.Count()}"));

    [Fact]
    public void ANamespaceIsItsFolder()
    {
        static string Namespace(SourceFile file) => file.Folder.Length == 0 ? "Gen.Generator" : "Gen.Generator." + file.Folder.Replace('/', '.');
        Assert.Empty(SourceFolders.Files.Where(file => !file.Path.EndsWith("Polyfills.cs", StringComparison.Ordinal) && !file.Text.Contains($"namespace {Namespace(file)};", StringComparison.Ordinal))
            .Select(file => file.Path));
    }

    [Fact]
    public void UsingLinesAliasesAndNamesInFullAreImports() => Assert.Equal(
        ["Graph", "Kernels/Direct", "Cost"],
        SourceFolders.ImportsOf("using Gen.Generator.Graph;\nusing B = Gen.Generator.Graph.Buffer;\nusing static Gen.Generator.Kernels.Direct.T;\nnamespace Gen.Generator.Emit;\nGen.Generator.Cost.C.F();"));

    [Fact]
    public void APartOfANameIsAnImportWhereItEndsInAType() =>
        Assert.Equal(["Emit"], SourceFolders.ImportsOf("Emit.Describe x; this.Emit.Describe y; Emit.NoSuchType z;"));

    [Fact]
    public void AnImportThatGoesUpHasAHigherRank()
    {
        Assert.True(Rank("Kernels/Direct") > Rank("Graph/Convolutions"));
        Assert.True(Rank("Algorithms/Winograd") > Rank("Algorithms/Direct"));
        Assert.True(Rank("") > Rank("Emit"));
    }

    private static int Rank(string folder) => Array.FindIndex(s_order, place => IsIn(folder, place));

    private static bool IsIn(string folder, string place) => folder == place || (place.Length > 0 && folder.StartsWith(place + "/", StringComparison.Ordinal));
}
