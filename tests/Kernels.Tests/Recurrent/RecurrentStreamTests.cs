using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gen.Tests.Golden;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Gen.Tests.Reference.Recurrent;
using Xunit;

namespace Gen.Tests.Recurrent;

/// <summary>Recurrent layers in streams: what comes out, whatever the chunks, is what a prediction of the whole signal gives.</summary>
public sealed class RecurrentStreamTests
{
    private const int Length = 70;

    private static readonly ReferenceNetwork[] s_references =
    [
        Network(new LstmReference(13) { ReturnSequences = true }),
        Network(new GruReference(16) { ReturnSequences = true }, new GruReference(3) { ReturnSequences = true, ResetAfter = false }),
        Network(new Conv1dReference { Filters = 5, Padding = PaddingSpec.Same }, new SimpleRnnReference(17) { ReturnSequences = true }, new ReluReference(), new MaxPool1dReference()),
        Network(new GruReference(5) { ReturnSequences = true }, new LstmReference(4), new DenseReference(2)),
    ];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => Compile(s_references));

    public static TheoryData<InstructionSet, int> Cases => [.. from set in Enum.GetValues<InstructionSet>()
                                                              from chunk in new[] { 1, 3, 9, Length }
                                                              select (set, chunk)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_stream_ends_in_what_a_prediction_gives(InstructionSet set, int chunk)
    {
        for (var index = 0; index < s_references.Length; index++)
        {
            var network = s_compiled.Value.Create(index, set);
            NetworkChecks.CopyParameters(s_references[index], network);
            var inputs = RandomValues.ToSingles(RandomValues.Uniform(new Random(index), network.InputSize, -1, 1));
            var outputs = new float[network.OutputSize];
            network.Predict(inputs, outputs);
            var streamed = Streamed(StreamOf(network), inputs, network.InputChannels, network.OutputChannels, chunk, movesState: true);
            // Of a last state the stream gives the one behind each frame.
            Assert.All(outputs.Zip(streamed[^outputs.Length..]), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
        }
    }

    [Fact]
    public void A_stream_that_is_reset_or_flushed_begins_anew()
    {
        var network = s_compiled.Value.Create(0, InstructionSets.Best);
        var inputs = RandomValues.ToSingles(RandomValues.Uniform(new Random(1), network.InputSize, -1, 1));
        var stream = StreamOf(network);
        var first = Streamed(stream, inputs, network.InputChannels, network.OutputChannels, 7, movesState: false);
        Assert.Equal(first, Streamed(stream, inputs, network.InputChannels, network.OutputChannels, 7, movesState: false));
        stream.Push(inputs, new float[first.Length]);
        stream.Reset();
        Assert.Equal(first, Streamed(stream, inputs, network.InputChannels, network.OutputChannels, 7, movesState: false));
    }

    [RtNeuralFact]
    public void Frames_one_by_one_are_those_of_the_peer()
    {
        IReadOnlyList<RtNeuralVector> vectors = RtNeuralRecurrent.ReadAll();
        var compiled = Compile(vectors.Select(vector => vector.Network));
        foreach (var set in Enum.GetValues<InstructionSet>())
        {
            for (var index = 0; index < vectors.Count; index++)
            {
                var network = compiled.Create(index, set);
                NetworkChecks.CopyParameters(vectors[index].Network, network);
                var outputs = Streamed(StreamOf(network), vectors[index].Input, 1, 1, 1, movesState: false);
                Assert.InRange(outputs.Zip(vectors[index].Output, (actual, expected) => Math.Abs(actual - expected)).Max(), 0, 1e-6f);
            }
        }
    }

    private static CompiledNetworks Compile(IEnumerable<ReferenceNetwork> networks) => CompiledNetworks.Of("using Gen;\n" + string.Concat(networks.Select((network, index) =>
        "[Network(Streams = true)]\n" + network.Declaration(string.Create(CultureInfo.InvariantCulture, $"Network{index}")))));

    private static INetworkStream StreamOf(INetwork network) => (INetworkStream)network.GetType().GetMethod("CreateStream")!.Invoke(network, [])!;

    /// <summary>All that comes out; the state may be moved out and in again in the middle.</summary>
    private static float[] Streamed(INetworkStream stream, float[] inputs, int inputChannels, int outputChannels, int chunk, bool movesState)
    {
        var outputs = new List<float>();
        for (var at = 0; at < inputs.Length; at += chunk * inputChannels)
        {
            if (movesState && at > inputs.Length / 2)
            {
                movesState = false;
                var state = new float[stream.StateSize];
                stream.SaveState(state);
                stream.Reset();
                stream.LoadState(state);
            }

            var frames = inputs.AsSpan(at, Math.Min(chunk * inputChannels, inputs.Length - at));
            var made = new float[stream.OutputsFor(frames.Length / inputChannels) * outputChannels];
            Assert.Equal(made.Length, stream.Push(frames, made) * outputChannels);
            outputs.AddRange(made);
        }

        var rest = new float[Length * outputChannels];
        outputs.AddRange(rest[..(stream.Flush(rest) * outputChannels)]);
        return [.. outputs];
    }

    private static ReferenceNetwork Network(params ReferenceLayer[] layers) => new(new Shape(Length, 2), DataLayout.ChannelsLast, layers);
}
