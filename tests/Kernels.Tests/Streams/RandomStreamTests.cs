using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Streams;

/// <summary>Randomly drawn networks as streams, on every instruction set: a signal in any chunks gives what Predict gives for the whole.</summary>
public sealed class RandomStreamTests
{
    /// <summary>The environment variable that asks for more networks than usual; compiling them takes most of the time.</summary>
    private const string Variable = "GEN_RANDOM_STREAMS";

    /// <summary>Not those that <see cref="RandomNetworkTests"/> has.</summary>
    private const int FirstSeed = 5000;
    private const double Tolerance = 1e-6;

    private static readonly int s_networks = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "40", CultureInfo.InvariantCulture);
    private static readonly int s_lengths = s_networks > 40 ? 20 : 6;
    private static readonly ReferenceNetwork[] s_references = [.. Enumerable.Range(FirstSeed, 10 * s_networks).Select(RandomNetworks.Network).Where(MayStream).Take(s_networks)];

    /// <summary>Some at a time: what a compilation may emit has a limit.</summary>
    private const int AtOnce = 40;

    private static readonly Lazy<CompiledNetworks[]> s_compiled = new(() => [.. s_references.Chunk(AtOnce).Select(some => CompiledNetworks.Of("using Gen;\n" + string.Concat(some.Select((network, index) =>
        network.Declaration(FormattableString.Invariant($"Network{index}")).Replace("[Input(", "[Network(Streams = true, Training = false), Input(", StringComparison.Ordinal)))))]);

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Fact]
    public void Every_network_that_may_stream_does() => Assert.All(Enumerable.Range(0, s_references.Length), index =>
        Assert.True(StreamedNetwork.HasStreams(s_compiled.Value[index / AtOnce].Type(FormattableString.Invariant($"Network{index % AtOnce}"))), s_references[index].Declaration("N")));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Any_chunks_give_what_Predict_gives(InstructionSet set) => AssertNone(set, (streamed, random, expected, frames) =>
    {
        var run = new StreamRun(streamed);
        run.Disturb(frames);
        return
        [
            ("a frame at a time", run.Outputs(frames, () => 1)),
            ("a frame at a time, prepared", new StreamRun(streamed) { Prepares = true }.Outputs(frames, () => 1)),
            ("mostly a frame at a time, prepared", new StreamRun(streamed) { Prepares = true, MovesOn = random.Next(2) == 0 }.Outputs(frames, () => random.Next(-6, 4) is > 0 and var more ? more : 1)),
            ("behind a flush, the whole signal", run.Outputs(frames, () => frames.Length)),
            ("random chunks", run.Outputs(frames, () => random.Next(0, 20))),
            ("random chunks, from stream to stream", new StreamRun(streamed) { MovesOn = true }.Outputs(frames, () => random.Next(1, 12))),
        ];
    });

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_frames_is_touched(InstructionSet set) => AssertNone(set, (streamed, random, expected, frames) =>
    [
        ("frames at the front", new StreamRun(streamed).GuardedOutputs(frames, () => random.Next(0, 20), atEnd: false)),
        ("frames at the end", new StreamRun(streamed).GuardedOutputs(frames, () => random.Next(0, 20), atEnd: true)),
    ]);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Signals_of_other_lengths_give_what_their_networks_give(InstructionSet set)
    {
        var bad = new List<string>();
        for (var index = 0; index < s_references.Length; index++)
        {
            var (reference, streamed) = (s_references[index], Create(index, set));
            var lengths = Enumerable.Range(streamed.MinSequenceLength, 400).Where(steps => streamed.OutputLength(steps) > 0).ToArray();
            new Random(index).Shuffle(lengths);
            foreach (var steps in lengths.Take(s_lengths))
            {
                var distance = SequenceDistance(streamed, reference, steps);
                if (!(distance < Tolerance * 5))
                    bad.Add($"{steps} steps are off by {distance:e1}: {reference.Declaration("N")}");
            }
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(10).Prepend($"{bad.Count} findings")));
    }

    private static double SequenceDistance(StreamedNetwork streamed, ReferenceNetwork reference, int steps)
    {
        var other = new ReferenceNetwork(new(steps, reference.Input.Channels), reference.Layout, reference.Layers);
        foreach (var (to, from) in other.Parameters.Zip(reference.Parameters))
            to.Write(from.ToSingles());
        var signal = RandomValues.ToSingles(RandomValues.Uniform(new Random(steps), steps * reference.Input.Channels, -1, 1));
        var outputs = new float[other.Output.Size];
        Assert.Equal(other.Output.Length, streamed.PredictSequence(signal, outputs));
        return Distance(RandomValues.ToSingles(other.Predict(RandomValues.ToDoubles(signal))), outputs);
    }

    private static void AssertNone(InstructionSet set, Func<StreamedNetwork, Random, float[], float[], (string What, float[] Outputs)[]> outputs)
    {
        var bad = new List<string>();
        for (var index = 0; index < s_references.Length; index++)
        {
            var (random, streamed) = (new Random(index), Create(index, set));
            var frames = RandomValues.ToSingles(RandomValues.Uniform(random, streamed.Network.InputSize, -1, 1));
            var expected = streamed.Predict(frames);
            foreach (var (what, found) in outputs(streamed, random, expected, frames))
            {
                // Behind a global pool there is a value for each frame, and the last one is the signal's.
                var last = IsReduced(s_references[index]) && found.Length >= expected.Length ? found[^expected.Length..] : found;
                if (!(Distance(expected, last) < Tolerance))
                    bad.Add($"{what}: {last.Length} values for {expected.Length}, off by {Distance(expected, last):e1}: {s_references[index].Declaration("N")}");
            }
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(10).Prepend($"{bad.Count} findings in {s_references.Length} networks")));
    }

    private static StreamedNetwork Create(int index, InstructionSet set)
    {
        var network = s_compiled.Value[index / AtOnce].Create(index % AtOnce, set);
        NetworkChecks.CopyParameters(s_references[index], network);
        return new(network);
    }

    /// <summary>The greatest difference, as a share of the range; infinite where the numbers of values differ.</summary>
    private static double Distance(float[] expected, float[] found)
    {
        if (expected.Length != found.Length)
            return double.PositiveInfinity;
        var range = Math.Max(expected.Max() - expected.Min(), expected.Max(Math.Abs));
        var most = expected.Zip(found, (a, b) => (double)Math.Abs(a - b)).Max();
        return most == 0 ? 0 : most / range;
    }

    private static bool IsReduced(ReferenceNetwork network) => network.Layers.Any(layer => layer is GlobalMaxPool1dReference or GlobalAveragePool1dReference);

    /// <summary>No flattening, and no padding that begins with the signal's end.</summary>
    private static bool MayStream(ReferenceNetwork network)
    {
        var text = network.Declaration("N");
        return !text.Contains("Flatten", StringComparison.Ordinal) && !text.Contains("Circular", StringComparison.Ordinal);
    }
}
