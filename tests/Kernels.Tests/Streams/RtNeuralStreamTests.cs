using System;
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
    public void AFrameAtATimeGivesThePeersOutputs()
    {
        RtNeuralVector[] vectors = [.. RtNeuralVectors.ReadAll(), .. RtNeuralRecurrent.ReadAll()];
        var compiled = CompiledNetworks.Of("using Gen;\n" + string.Concat(vectors.Select((vector, index) =>
            vector.Network.Declaration(FormattableString.Invariant($"Network{index}")).Replace("[Input(", "[Network(Streams = true, Training = false), Input(", StringComparison.Ordinal))));
        foreach (var set in Enum.GetValues<InstructionSet>())
        {
            for (var index = 0; index < vectors.Length; index++)
            {
                var network = compiled.Create(index, set);
                NetworkChecks.CopyParameters(vectors[index].Network, network);
                foreach (var chunk in new[] { 1, 13, 4096 })
                {
                    var found = new StreamRun(new(network)).Outputs(vectors[index].Input, () => chunk);
                    Assert.InRange(Agreement.OfRange(RandomValues.ToDoubles(vectors[index].Output), RandomValues.ToDoubles(found)), 0, 1e-6);
                }
            }
        }
    }
}
