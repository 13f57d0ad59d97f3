using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>Every use of random numbers has a stream that no other one of the same seed has.</summary>
public class RandomStreamsTests
{
    /// <summary>The most parameters that a network can have: each has a value, and there are 2^28 values at most.</summary>
    private const int MostParameters = 1 << 28;

    // The ends of each range, and enough between them that neighbours would be found to overlap.
    private static readonly (string Use, int Stream)[] s_uses =
    [
        .. Places(0, MostParameters - 1).Select(place => ($"parameter {place}", place)),
        .. Places(0, (1 << 29) - 1).Select(part => ($"session {part}", RandomStreams.Session(part))),
        .. Places(1, int.MaxValue).Select(epoch => ($"shuffle {epoch}", RandomStreams.Shuffle(epoch))),
        .. Places(-1 << 30, -1).Select(stream => ($"a program's own {stream}", stream)),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void NoTwoUsesOfASeedMeet(int seed)
    {
        const int Numbers = 4096;
        var users = new Dictionary<ulong, string>();
        foreach (var (use, stream) in s_uses)
        {
            var random = RandomSource.ForStream(seed, stream);
            for (var i = 0; i < Numbers; i++)
            {
                Assert.True(users.TryAdd(random.State, use), $"{use} meets {users[random.State]} at its number {i}.");
                random.NextUInt64();
            }
        }
    }

    [Fact]
    public void TheRangesLieBesideEachOther()
    {
        var ends = s_uses.GroupBy(use => use.Use[..^use.Use.Split(' ')[^1].Length])
            .Select(range => (First: range.Min(use => (uint)use.Stream), Last: range.Max(use => (uint)use.Stream))).Order().ToArray();
        Assert.Equal(4, ends.Length);
        Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.First));
    }

    [Fact]
    public void APartBeyondTheRangeIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStreams.Session(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStreams.Session(1 << 29));
    }

    [Fact]
    public void ATrainerGivesEachOfItsSessionsAPartOfItsOwn()
    {
        var sessions = new List<ITrainingSession>();
        var network = new LinearNetwork(2, 1, 2) { Created = sessions.Add };
        new Trainer(network, new Sgd(), new MeanSquaredError()) { Epochs = 1, BatchSize = 8, Threads = 4, Seed = 7 }.Fit(Samples.Regression(8));
        Assert.Equal([.. Enumerable.Range(0, 4).Select(part => (7UL << 32) | (uint)part)], sessions.Select(session => session.RandomState));
    }

    private static IEnumerable<int> Places(int first, int last) =>
        Enumerable.Range(0, 20).SelectMany(i => new[] { first + i, last - i, (int)(first + ((long)last - first) * i / 20) }).Distinct();
}
