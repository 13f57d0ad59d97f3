using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Parameters that are exchanged while others predict: each answer is that of the old ones or of the new ones, and of nothing between.</summary>
[Collection(Alone.Name)]
public sealed class ExchangeTests
{
    private const int Samples = 3;
    private const int Exchanges = 3000;
    private const int Answers = 20_000;
    private static readonly TimeSpan s_mostTime = TimeSpan.FromSeconds(60);

    private readonly float[] _inputs = Numbers.Normal(Samples * Classifier.InputSize);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_answer_beside_a_load_is_that_of_one_file(int threads)
    {
        var network = new Classifier { Threads = threads };
        var networks = new[] { new Classifier(seed: 1).Scrambled(seed: 1), new Classifier(seed: 2).Scrambled(seed: 50) };
        var files = Array.ConvertAll(networks, each => each.Saved());
        network.Load(files[0]);
        Check(network, [.. networks.Select(each => each.Predicted(_inputs))], exchange => network.Load(files[exchange % 2]));
    }

    [Fact]
    public void Every_answer_beside_a_write_is_that_of_the_whole_parameter()
    {
        var network = new Classifier(seed: 1).Scrambled();
        var weights = network.Named("dense_1.weight");
        var values = new[] { weights.ToArray(), Numbers.Normal(weights.Length, seed: 9) };
        var answers = Array.ConvertAll(values, value =>
        {
            weights.Write(value);
            return network.Predicted(_inputs);
        });
        Check(network, answers, exchange => weights.Write(values[exchange % 2]));
    }

    [Fact]
    public void What_is_saved_beside_a_load_is_one_file()
    {
        var network = new Classifier();
        var files = new[] { new Classifier(seed: 1).Saved(), new Classifier(seed: 2).Saved() };
        network.Load(files[0]);
        var isDone = false;
        var loader = new Thread(() =>
        {
            for (var exchange = 0; !Volatile.Read(ref isDone); exchange++)
                network.Load(files[exchange % 2]);
        });
        loader.Start();
        var saved = Enumerable.Range(0, 500).Select(_ => network.Saved()).ToList();
        Volatile.Write(ref isDone, true);
        loader.Join();
        Assert.All(saved, file => Assert.Contains(file, files));
    }

    [Fact]
    public void A_load_shows_in_the_next_call_of_the_thread_that_loaded()
    {
        var files = new[] { new Classifier(seed: 1).Scrambled(seed: 1).Saved(), new Classifier(seed: 2).Scrambled(seed: 50).Saved() };
        var network = new Classifier();
        for (var exchange = 0; exchange < 10; exchange++)
        {
            var fresh = new Classifier();
            network.Load(files[exchange % 2]);
            fresh.Load(files[exchange % 2]);
            Assert.Equal(fresh.Predicted(_inputs), network.Predicted(_inputs));
            Assert.Equal(files[exchange % 2], network.Saved());
        }
    }

    /// <summary>Two threads predict while a third one exchanges.</summary>
    private void Check(Classifier network, float[][] answers, Action<int> exchange)
    {
        Assert.NotEqual(answers[0], answers[1]);
        var (isDone, wrong, seen, bytes) = (false, 0, new int[2], 0L);
        var readers = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            var outputs = new float[answers[0].Length];
            network.Predict(_inputs, outputs);
            while (!Volatile.Read(ref isDone))
            {
                var (collections, before) = (GC.CollectionCount(0), GC.GetAllocatedBytesForCurrentThread());
                network.Predict(_inputs, outputs);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                // A collection, which the loader may cause, changes what a thread is said to have allocated.
                if (GC.CollectionCount(0) == collections)
                    Interlocked.Add(ref bytes, allocated);
                var answer = Array.FindIndex(answers, each => outputs.AsSpan().SequenceEqual(each));
                Interlocked.Increment(ref answer < 0 ? ref wrong : ref seen[answer]);
            }
        })).ToList();
        readers.ForEach(reader => reader.Start());
        var time = Stopwatch.StartNew();
        for (var turn = 0; (turn < Exchanges || Volatile.Read(ref seen[0]) < Answers || Volatile.Read(ref seen[1]) < Answers) && time.Elapsed < s_mostTime; turn++)
            exchange(turn);
        Volatile.Write(ref isDone, true);
        readers.ForEach(reader => reader.Join());
        Assert.Equal(0, wrong);
        Assert.All(seen, count => Assert.NotEqual(0, count));
        Assert.Equal(0, bytes);
    }
}
