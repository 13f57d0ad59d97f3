using System;
using System.Linq;
using Gen.Tests.Golden;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Streams;

/// <summary>Signals of twenty lengths, each predicted as PyTorch predicts it with a network of that length.</summary>
public sealed class GoldenSequenceTests
{
    private const double Tolerance = 5e-6;

    private static readonly GoldenCase[] s_cases = [.. GoldenCase.ReadAll("sequences.safetensors")];
    private static readonly CompiledNetworks s_compiled = CompiledNetworks.Of("using Gen;\n" + string.Concat(s_cases.Select((golden, index) =>
        golden.CreateNetwork().Declaration(FormattableString.Invariant($"Network{index}")).Replace("[Input(", "[Network(Streams = true, Training = false), Input(", StringComparison.Ordinal))));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void EachLengthIsPredictedAsByTheNetworkOfThatLength(InstructionSet set)
    {
        for (var index = 0; index < s_cases.Length; index++)
        {
            var network = s_compiled.Create(index, set);
            NetworkChecks.CopyParameters(s_cases[index].CreateNetwork(), network);
            var (streamed, sequences) = (new StreamedNetwork(network), s_cases[index].Sequences.ToList());
            Assert.Equal(20, sequences.Count);
            foreach (var (length, input, expected) in sequences)
            {
                var found = new float[expected.Length];
                Assert.Equal(expected.Length, streamed.PredictSequence(input, found) * network.OutputChannels);
                var range = expected.Max(Math.Abs);
                Assert.True(expected.Zip(found).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * range), $"{length} steps of {s_cases[index]}");
            }
        }
    }
}
