using System;
using System.Linq;
using System.Threading;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Predictions allocate nothing, and any number of threads may share a network.</summary>
[Collection(Alone.Name)]
public sealed class AllocationTests
{
    private const int Threads = 8;

    [Fact]
    public void The_first_call_on_a_fresh_thread_allocates_nothing()
    {
        // The second network of its kind: its scratch, its folded weights and the thread are new, the code is not.
        _ = new Classifier(seed: 1).Predicted(new float[Classifier.InputSize]);
        var network = new Classifier(seed: 2);
        var (inputs, outputs) = (Numbers.Normal(2 * Classifier.InputSize), new float[2 * Classifier.OutputSize]);
        Assert.True(Classifier.WorkspaceBytes > 0);
        FreshThread.Run(() => Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(_ => BytesOf(network, inputs, outputs)).ToArray()));
    }

    [Fact]
    public void The_very_first_call_allocates_nothing_either()
    {
        var network = new UsedOnce();
        var (inputs, outputs) = (Numbers.Normal(UsedOnce.InputSize), new float[UsedOnce.OutputSize]);
        FreshThread.Run(() => Assert.Equal(0, BytesOf(network, inputs, outputs)));
    }

    [Fact]
    public void Later_calls_allocate_nothing_not_even_after_a_write() => Assert.All(EveryLayer.Networks(), network =>
    {
        var (inputs, outputs) = (Numbers.Normal(network.InputSize), new float[network.OutputSize]);
        network.Predict(inputs, outputs);
        var values = network.Parameters.Select(parameter => parameter.ToArray()).ToArray();
        // The first write behind a prediction makes the second copy, which all others take turns in.
        WriteAndPredict();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            WriteAndPredict();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void WriteAndPredict()
        {
            for (var p = 0; p < values.Length; p++)
                network.Parameters[p].Write(values[p]);
            network.Predict(inputs, outputs);
        }
    });

    [Fact]
    public void Threads_share_an_instance_and_agree_with_a_single_one()
    {
        const int Samples = 50;
        const int Rounds = 40;
        var network = new Classifier(seed: 2).Scrambled();
        var inputs = Numbers.Normal(Samples * Classifier.InputSize);
        var expected = new Classifier(seed: 2).Scrambled().Predicted(inputs);
        var (bytes, wrong) = (new long[Threads], new int[Threads]);
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(id => new Thread(() =>
        {
            var outputs = new float[expected.Length];
            start.SignalAndWait();
            for (var round = 0; round < Rounds; round++)
            {
                outputs.AsSpan().Clear();
                bytes[id] += BytesOf(network, inputs, outputs);
                wrong[id] += outputs.AsSpan().SequenceEqual(expected) ? 0 : 1;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(new int[Threads], wrong);
        Assert.Equal(new long[Threads], bytes);
    }

    private static long BytesOf(INetwork network, float[] inputs, float[] outputs)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        network.Predict(inputs, outputs);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
