using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Replay;

/// <summary>What is emitted is what was committed, unless a change says so by changing the list.</summary>
public sealed class ReplayTests
{
    private const string Command = "dotnet run -c Release --project tests/Replay -- --write";
    private const int MostNames = 20;

    [Fact]
    public void TheCorpusIsEmittedAsTheListSays()
    {
        var changes = HashList.Of(Emission.Of(Corpus.Projects(), (_, _) => { })).ChangesSince(HashList.Committed());
        Assert.True(
            changes.Count == 0,
            $"{changes.Count} emitted files differ from tests/Replay/emitted.txt. Where that is meant, say in the commit what changes and why, and run: {Command}\n"
            + string.Join("\n", changes.Take(MostNames)));
    }

    [Fact]
    public void AFileThatChangedCameOrWentIsNamed()
    {
        var before = HashList.Parse(["01 page/Same.g.cs", "02 page/Other.g.cs", "03 Gen.Emitted.Gone.g.cs"]);
        var after = HashList.Parse(["01 page/Same.g.cs", "04 page/Other.g.cs", "05 Gen.Emitted.New.g.cs"]);
        Assert.Equal(["changed page/Other.g.cs", "new     Gen.Emitted.New.g.cs", "gone    Gen.Emitted.Gone.g.cs"], after.ChangesSince(before));
        Assert.Empty(before.ChangesSince(HashList.Parse(before.Lines())));
    }

    [Fact]
    public void AKernelOfTwoProjectsStandsOnceAndANetworkTwice()
    {
        var (one, two) = (new Project("one", ""), new Project("two", ""));
        EmittedFile[] files = [new(one, "N.g.cs", "01"), new(one, "Gen.Emitted.K.g.cs", "02"), new(two, "N.g.cs", "03"), new(two, "Gen.Emitted.K.g.cs", "02")];
        Assert.Equal(["01 one/N.g.cs", "03 two/N.g.cs", "02 Gen.Emitted.K.g.cs"], HashList.Of(files).Lines());
    }

    [Fact]
    public void AKernelThatIsNotTheSameInTwoProjectsChangesWithEither()
    {
        HashList List(string second) => HashList.Of([new(new("one", ""), "Gen.Emitted.K.g.cs", "01"), new(new("two", ""), "Gen.Emitted.K.g.cs", second)]);
        Assert.Equal(["changed Gen.Emitted.K.g.cs"], List("02").ChangesSince(List("01")));
    }

    [Fact]
    public void OfManyKernelsThoseOfAKindShareALineThatChangesWithEach()
    {
        var project = new Project("many", "") { HasManyKernels = true };
        HashList List(string second) => HashList.Of([new(project, "Gen.Emitted.Map1x2_ab.g.cs", "01"), new(project, "Gen.Emitted.Map3x4_cd.g.cs", second)]);
        Assert.Equal(["changed many/Map*"], List("02").ChangesSince(List("01")));
    }
}
