using System;
using System.Linq;
using System.Threading;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>What only shows in the long run, and only while nothing else runs in the process.</summary>
[Collection(Alone.Name)]
public sealed class MillionTests
{
    [Fact]
    public void A_million_predictions_from_eight_threads_are_all_the_same_and_collect_nothing()
    {
        const int Threads = 8;
        const int Each = 125_000;
        var network = new Tiny();
        var inputs = Numbers.Normal(Tiny.InputSize);
        var expected = network.Predicted(inputs);
        var (wrong, bytes) = (new int[Threads], new long[Threads]);
        using var start = new Barrier(Threads + 1);
        var callers = Enumerable.Range(0, Threads).Select(caller => new Thread(() =>
        {
            var outputs = new float[Tiny.OutputSize];
            network.Predict(inputs, outputs);
            start.SignalAndWait();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < Each; round++)
            {
                network.Predict(inputs, outputs);
                wrong[caller] += outputs.AsSpan().SequenceEqual(expected) ? 0 : 1;
            }

            bytes[caller] = GC.GetAllocatedBytesForCurrentThread() - before;
            start.SignalAndWait();
        })).ToList();
        callers.ForEach(caller => caller.Start());
        start.SignalAndWait();
        var collections = GC.CollectionCount(0);
        start.SignalAndWait();
        Assert.Equal(collections, GC.CollectionCount(0));
        Assert.All(wrong, count => Assert.Equal(0, count));
        Assert.All(bytes, count => Assert.Equal(0, count));
    }
}
