using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Predictions in the caller's scratch, and batches on several threads.</summary>
[Collection(Alone.Name)]
public sealed class WorkspaceTests
{
    private const int Samples = 37;

    private readonly Classifier _network = new Classifier(seed: 5).Scrambled();
    private readonly float[] _inputs = Numbers.Normal(Samples * Classifier.InputSize);
    private readonly float[] _outputs = new float[Samples * Classifier.OutputSize];

    [Fact]
    public void Scratch_of_the_callers_gives_the_same_bits_whatever_it_held()
    {
        var workspace = new byte[Classifier.WorkspaceBytes];
        MemoryMarshal.Cast<byte, float>(workspace.AsSpan()).Fill(float.NaN);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _network.Predict(_inputs, _outputs, workspace);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(_network.Predicted(_inputs), _outputs);
    }

    [Fact]
    public void Scratch_that_is_too_small_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => _network.Predict(_inputs, _outputs, new byte[Classifier.WorkspaceBytes - 1]));
        Assert.Contains($"has {Classifier.WorkspaceBytes - 1} bytes; expected at least {Classifier.WorkspaceBytes}", error.Message, StringComparison.Ordinal);
        Assert.All(_outputs, output => Assert.Equal(0, output));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        var expected = _network.Predicted(_inputs);
        _network.Threads = threads;
        foreach (var samples in new[] { 0, 1, 2, threads - 1, threads, Samples })
        {
            Array.Clear(_outputs);
            _network.Predict(_inputs.AsSpan(0, samples * Classifier.InputSize), _outputs.AsSpan(0, samples * Classifier.OutputSize));
            Assert.Equal(expected[..(samples * Classifier.OutputSize)], _outputs[..(samples * Classifier.OutputSize)]);
            Assert.All(_outputs[(samples * Classifier.OutputSize)..], output => Assert.Equal(0, output));
        }
    }

    [Fact]
    public void Several_threads_allocate_nothing_on_the_callers()
    {
        _network.Threads = 4;
        _network.Predict(_inputs, _outputs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 200; round++)
            _network.Predict(_inputs, _outputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Two hundred or "as many as there are": either way the outputs are the same, and nobody waits for threads that no processor runs.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(int.MaxValue)]
    public void A_great_number_of_threads_starts_no_more_than_there_are_processors(int threads)
    {
        // What else comes and goes in this process are a few threads.
        const int Others = 32;
        var expected = _network.Predicted(_inputs);
        var before = Process.GetCurrentProcess().Threads.Count;
        _network.Threads = threads;
        Assert.InRange(Process.GetCurrentProcess().Threads.Count - before, int.MinValue, Environment.ProcessorCount + Others);
        Assert.Equal(threads, _network.Threads);
        Assert.Equal(expected, _network.Predicted(_inputs));
    }

    [Fact]
    public void Fewer_threads_than_one_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.Threads = 0);
        Assert.Equal(1, _network.Threads);
    }

    [Fact]
    public void Callers_on_many_threads_may_all_ask_for_several()
    {
        _network.Threads = 2;
        var expected = _network.Predicted(_inputs);
        var wrong = 0;
        var callers = Enumerable.Range(0, 6).Select(_ => new Thread(() =>
        {
            var outputs = new float[_outputs.Length];
            for (var round = 0; round < 50; round++)
            {
                _network.Predict(_inputs, outputs);
                if (!outputs.AsSpan().SequenceEqual(expected))
                    Interlocked.Increment(ref wrong);
            }
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.Equal(0, wrong);
    }
}
