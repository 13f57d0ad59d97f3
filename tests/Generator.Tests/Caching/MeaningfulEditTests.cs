using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Gen.Generator.Tests.Caching;

/// <summary>Edits that change a network: it is emitted again, and no other is.</summary>
public sealed class MeaningfulEditTests
{
    private const string First = "[Input(Length = 20), Conv1d(Filters = 4), GlobalMaxPool1d, Dense(2)] partial class First;";
    private const string Second = "[Input(Length = 30, Channels = 2), Relu, MaxPool1d, Flatten, Dense(3)] partial class Second;";

    private readonly GeneratorRun _before = GeneratorHarness.Run(First, Second);

    [Theory]
    [InlineData("[Input(Length = 20), Conv1d(Filters = 8), GlobalMaxPool1d, Dense(2)] partial class First;")]
    [InlineData("[Input(Length = 21), Conv1d(Filters = 4), GlobalMaxPool1d, Dense(2)] partial class First;")]
    [InlineData("[Input(Length = 20), GlobalMaxPool1d, Conv1d(Filters = 4, Padding = \"same\"), Dense(2)] partial class First;")]
    [InlineData("[Input(Length = 20), Conv1d(Filters = 4), Relu, GlobalMaxPool1d, Dense(2)] partial class First;")]
    public void OfOneNetworkLeaveTheOtherAlone(string edited)
    {
        var after = Edits.Replace(_before, 0, edited);
        Edits.AssertReasons(after, TrackingNames.Parse, Modified, Unchanged);
        Edits.AssertReasons(after, TrackingNames.Model, Modified, Cached);
        Edits.AssertReasons(after, TrackingNames.Plan, Modified, Cached);
        Edits.AssertReasons(after, TrackingNames.Shares, Modified);
        Edits.AssertReasons(after, TrackingNames.Network, Modified, Unchanged);
        Edits.AssertReasons(after, TrackingNames.Kernels, Modified, Unchanged);
        AssertSameFiles(after, file => file.StartsWith("Second", System.StringComparison.Ordinal));
        Assert.NotEqual(_before.Files["First.g.cs"], after.Files["First.g.cs"]);
    }

    [Fact]
    public void ANameChangesTheNetworkAndNoKernel()
    {
        var after = Edits.Replace(_before, 0, First.Replace("Dense(2)", "Dense(2, Name = \"head\")"));
        Edits.AssertReasons(after, TrackingNames.Parse, Modified, Unchanged);
        Edits.AssertReasons(after, TrackingNames.Model, Modified, Cached);
        Edits.AssertReasons(after, TrackingNames.Plan, Modified, Cached);
        Edits.AssertReasons(after, TrackingNames.Shares, Unchanged);
        Edits.AssertReasons(after, TrackingNames.Network, Modified, Cached);
        Edits.AssertReasons(after, TrackingNames.Kernels, Unchanged, Cached);
        Assert.Equal(1, after.OutputReasons.Count(reason => reason == Modified));
        AssertSameFiles(after, file => file != "First.g.cs");
    }

    [Fact]
    public void ANetworkMoreLeavesTheOthersAlone()
    {
        const string More = "[Input(Length = 7), Dense(5)] partial class Aaa;";
        var after = _before.Then(_before.Input.AddSyntaxTrees(TestCompilation.Parse("More.cs", More)));
        Edits.AssertReasons(after, TrackingNames.Plan, Cached, Cached, New);
        Edits.AssertReasons(after, TrackingNames.Kernels, Unchanged, Unchanged, New);
        // What networks share is one file for each family of methods: those grow.
        AssertSameFiles(after, file => _before.Files.ContainsKey(file) && !IsShared(after.Files[file]));
    }

    private static bool IsShared(string file) => file.Contains("with the operations L", System.StringComparison.Ordinal);

    [Fact]
    public void AMistakeTakesTheNetworkAwayAndLeavesTheOther()
    {
        var after = Edits.Replace(_before, 0, First.Replace("Filters = 4", "Filters = 0"));
        Edits.AssertReasons(after, TrackingNames.Parse, Modified, Unchanged);
        Edits.AssertReasons(after, TrackingNames.Model, Removed, Cached);
        Edits.AssertReasons(after, TrackingNames.Plan, Removed, Cached);
        Assert.Equal("GEN009", Assert.Single(after.Diagnostics).Id);
        Assert.DoesNotContain("First.g.cs", after.Files.Keys);
    }

    [Fact]
    public void AMovedMistakeIsReportedAnewAndNothingIsEmitted()
    {
        var wrong = First.Replace("Filters = 4", "Filters = 0");
        var before = GeneratorHarness.Run(wrong, Second);
        var after = Edits.Replace(before, 0, "// moved\n" + wrong);
        Edits.AssertReasons(after, TrackingNames.Parse, Modified, Unchanged);
        Edits.AssertReasons(after, TrackingNames.Model, Cached);
        Edits.AssertReasons(after, TrackingNames.Plan, Cached);
        Assert.Equal(1, Assert.Single(after.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(1, after.OutputReasons.Count(reason => reason != Cached));
    }

    [Fact]
    public void ALooseLayerIsReadWhereItStands()
    {
        var after = Edits.Replace(_before, 1, Second + " [Relu] partial class Block;");
        Edits.AssertReasons(after, TrackingNames.LooseLayers, New);
        Edits.AssertReasons(after, TrackingNames.Model, Cached, Cached);
        Assert.Equal("GEN001", Assert.Single(after.Diagnostics).Id);
    }

    private void AssertSameFiles(GeneratorRun after, System.Func<string, bool> which)
    {
        var kept = _before.Files.Where(file => which(file.Key)).ToList();
        Assert.NotEmpty(kept);
        Assert.All(kept, file => Assert.Equal(file.Value, after.Files[file.Key]));
    }
}
