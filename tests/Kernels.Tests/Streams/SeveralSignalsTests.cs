using System;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Streams;

/// <summary>Streams of networks with several inputs, several outputs, or whole numbers as inputs; and what a stream does while its network's weights change.</summary>
public sealed class SeveralSignalsTests
{
    private const int Steps = 40;

    private static readonly CompiledNetworks s_compiled = CompiledNetworks.Of("""
        using Gen;
        [Network(Streams = true, Training = false)]
        [Input(Name = "a", Length = 40, Channels = 2)]
        [Input(Name = "b", Length = 40, Channels = 3)]
        [Conv1d(Filters = 4, Padding = "causal"), Keep("x"), Take("b"), Conv1d(Filters = 4, Width = 2, Padding = "causal"), Add("x"), Relu, Keep("first")]
        [Conv1d(Filters = 2, Padding = "same"), Keep("second"), Output("first", "second")]
        public partial class Both;
        [Network(Streams = true, Training = false), Input(Length = 40), Embedding(Vocabulary = 5, Units = 3), Conv1d(Filters = 4, Padding = "causal")] public partial class Letters;
        """);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void FramesHaveAllInputsAndOutputsSideBySide(int chunk)
    {
        var network = s_compiled.Create("Both", InstructionSets.Current);
        var sample = RandomValues.ToSingles(RandomValues.Uniform(new Random(1), Steps * 5, -1, 1));
        var expected = new float[Steps * 6];
        network.Predict(sample, expected);
        var streamed = new StreamedNetwork(network);
        Assert.Equal((5, 6), (streamed.CreateStream().InputChannels, streamed.CreateStream().OutputChannels));
        var found = new StreamRun(streamed).Outputs(SideBySide(sample, 2, 3), () => chunk);
        AssertEqual(SideBySide(expected, 4, 2), found);
        var whole = new float[expected.Length];
        Assert.Equal(Steps, streamed.PredictSequence(SideBySide(sample, 2, 3), whole));
        AssertEqual(SideBySide(expected, 4, 2), whole);
    }

    [Fact]
    public void WholeNumbersAreTakenAndOthersRefused()
    {
        var streamed = new StreamedNetwork(s_compiled.Create("Letters", InstructionSets.Current));
        var letters = Enumerable.Range(0, Steps).Select(step => (float)(step * 7 % 5)).ToArray();
        AssertEqual(streamed.Predict(letters), new StreamRun(streamed).Outputs(letters, () => 1));
        var stream = streamed.CreateStream();
        var outputs = new float[4 * Steps];
        foreach (var _ in Enumerable.Range(0, 5))
            stream.Push(letters.AsSpan(0, 1), outputs);
        float[] before = new float[stream.StateSize], after = new float[stream.StateSize];
        stream.SaveState(before);
        foreach (var wrong in new[] { -1, 5, 0.5f, float.NaN })
        {
            Assert.Contains("expected a whole number from 0 to 4", Assert.Throws<ArgumentException>(() => stream.Push([wrong], outputs)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => streamed.PredictSequence([.. letters, wrong], outputs.AsSpan(0, 0)));
        }

        stream.SaveState(after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void NewWeightsCostAPushNothing()
    {
        var network = s_compiled.Create("Both", InstructionSets.Current);
        var stream = new StreamedNetwork(network).CreateStream();
        var (frames, outputs) = (new float[5], new float[6]);
        for (var change = 0; change < 4; change++)
        {
            network.Parameters[1].Write([change, 1, 2, 3]);
            stream.Push(frames, outputs);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var push = 0; push < 300; push++)
            {
                stream.Prepare();
                stream.Push(frames, outputs);
            }

            if (change > 0)
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void WhatWasPreparedWithOldWeightsIsNotUsed()
    {
        var network = s_compiled.Create("Both", InstructionSets.Current);
        var streamed = new StreamedNetwork(network);
        INetworkStream stream = streamed.CreateStream(), other = streamed.CreateStream();
        float[] frames = [1, -1, 0.5f, 2, 1], outputs = new float[6], expected = new float[6];
        for (var push = 0; push < 9; push++)
        {
            stream.Push(frames, outputs);
            other.Push(frames, expected);
        }

        stream.Prepare();
        network.Parameters[0].Write([.. Enumerable.Repeat(0.25f, network.Parameters[0].Length)]);
        stream.Push(frames, outputs);
        other.Push(frames, expected);
        Assert.Equal(expected, outputs);
    }

    /// <summary>Two tables, one behind the other, as one.</summary>
    private static float[] SideBySide(float[] values, int first, int second) =>
        [.. Enumerable.Range(0, Steps).SelectMany(step => values.Skip(step * first).Take(first).Concat(values.Skip(Steps * first + step * second).Take(second)))];

    private static void AssertEqual(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(Enumerable.Range(0, expected.Length), place => Assert.Equal(expected[place], found[place], 1e-5));
    }
}
