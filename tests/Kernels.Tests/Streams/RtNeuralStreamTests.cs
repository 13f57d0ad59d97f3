using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Golden;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Streams;

/// <summary>A convolution, or a model with recurrent layers, as a stream gives what a peer that has only streams expects of its own tests.</summary>
public sealed class RtNeuralStreamTests
{
    [RtNeuralFact]
    public void AFrameAtATimeGivesThePeersOutputs() =>
        Check(RtNeuralVectors.ReadAll(), (expected, found) => Agreement.OfRange(RandomValues.ToDoubles(expected), RandomValues.ToDoubles(found)));

    /// <summary>By the difference itself, as the peer's own tests have it: some of these outputs are near 0.</summary>
    [RtNeuralFact]
    public void RecurrentModelsDoToo() =>
        Check(RtNeuralRecurrent.ReadAll(), (expected, found) => expected.Zip(found, (one, other) => Math.Abs((double)one - other)).Max());

    private static void Check(IReadOnlyList<RtNeuralVector> vectors, Func<float[], float[], double> distance)
    {
        var compiled = CompiledNetworks.Of("using Gen;\n" + string.Concat(vectors.Select((vector, index) =>
            vector.Network.Declaration(FormattableString.Invariant($"Network{index}")).Replace("[Input(", "[Network(Streams = true, Training = false), Input(", StringComparison.Ordinal))));
        foreach (var set in Enum.GetValues<InstructionSet>())
        {
            for (var index = 0; index < vectors.Count; index++)
            {
                var network = compiled.Create(index, set);
                NetworkChecks.CopyParameters(vectors[index].Network, network);
                foreach (var chunk in new[] { 1, 13, 4096 })
                {
                    float[] found = [.. new StreamRun(new(network)).Outputs(vectors[index].Input, () => chunk)];
                    Assert.InRange(distance(vectors[index].Output, found), 0, 1e-6);
                }
            }
        }
    }
}
