using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>No group on both sides, and classes in about the same shares.</summary>
public sealed class SplitTests
{
    // 60 people with 1 to 5 signals each; every third person's are of class b, every tenth's of c.
    private static readonly SignalSet s_set = new(
        from person in Enumerable.Range(0, 60)
        from take in Enumerable.Range(0, 1 + person % 5)
        select new Signal(new float[] { person, take }, 1) { Group = $"p{person}", Label = person % 10 == 0 ? "c" : person % 3 == 0 ? "b" : "a" });

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.05)]
    public void Shares(double share)
    {
        var (train, test) = s_set.Split(share, seed: 3);
        RequireApart(train, test);
        foreach (var name in s_set.Classes)
        {
            var (all, own) = (Count(s_set, name), Count(test, name));
            Assert.InRange(own, Math.Max(1, share * all - 5), share * all + 5);
        }
    }

    [Fact]
    public void Folds()
    {
        var folds = s_set.Folds(5, seed: 1);
        Assert.Equal(s_set.Count, folds.Sum(fold => fold.Test.Count));
        Assert.Equal(s_set.Count, folds.SelectMany(fold => fold.Test).Select(signal => (signal.Values.Span[0], signal.Values.Span[1])).Distinct().Count());
        foreach (var (train, test) in folds)
        {
            RequireApart(train, test);
            Assert.All(s_set.Classes, name => Assert.InRange(Count(test, name), Count(s_set, name) / 5.0 - 5, Count(s_set, name) / 5.0 + 5));
        }
    }

    [Fact]
    public void SeedsDecide()
    {
        Assert.Equal(Groups(s_set.Split(0.3, 5).Test), Groups(s_set.Split(0.3, 5).Test));
        Assert.NotEqual(Groups(s_set.Split(0.3, 5).Test), Groups(s_set.Split(0.3, 6).Test));
    }

    [Fact]
    public void WithoutGroupsEachSignalIsItsOwn()
    {
        var set = new SignalSet(Enumerable.Range(0, 10).Select(i => new Signal(new float[] { i }, 1) { Label = i < 5 ? "a" : "b" }));
        var (train, test) = set.Split(0.4);
        Assert.Equal((6, 4, 2), (train.Count, test.Count, Count(test, "a")));
        Assert.All(set.Folds(5), fold => Assert.Equal((1, 1), (Count(fold.Test, "a"), Count(fold.Test, "b"))));
    }

    [Fact]
    public void FewGroups()
    {
        var one = new SignalSet([new Signal(new float[1], 1) { Group = "a" }, new Signal(new float[1], 1) { Group = "a" }]);
        Assert.Contains("1 groups", Assert.Throws<InvalidOperationException>(() => one.Split()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => one.Folds(2));
        var two = new SignalSet([new Signal(new float[1], 1) { Label = "a" }, new Signal(new float[1], 1) { Label = "b" }]);
        Assert.Equal((1, 1), (two.Split().Train.Count, two.Split().Test.Count));
        Assert.All(two.Folds(2), fold => Assert.Single(fold.Test));
        Assert.Throws<ArgumentOutOfRangeException>(() => two.Split(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => two.Folds(1));
    }

    private static int Count(SignalSet set, string name) => set.Count(signal => signal.Label == name);

    private static IEnumerable<string> Groups(SignalSet set) => set.Select(signal => signal.Group).Distinct();

    private static void RequireApart(SignalSet train, SignalSet test)
    {
        Assert.Empty(Groups(train).Intersect(Groups(test)));
        Assert.Equal(s_set.Count, train.Count + test.Count);
    }
}
