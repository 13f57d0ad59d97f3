using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Golden;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Recurrent;

/// <summary>Predictions of recurrent models are those that a peer's own tests expect.</summary>
public sealed class RtNeuralRecurrentTests
{
    [RtNeuralFact]
    public void Predictions_are_those_of_the_peer()
    {
        IReadOnlyList<RtNeuralVector> vectors = RtNeuralRecurrent.ReadAll();
        var compiled = CompiledNetworks.Of(vectors.Select(vector => vector.Network));
        foreach (var set in Enum.GetValues<InstructionSet>())
        {
            for (var index = 0; index < vectors.Count; index++)
            {
                var network = compiled.Create(index, set);
                NetworkChecks.CopyParameters(vectors[index].Network, network);
                var outputs = new float[vectors[index].Output.Length];
                network.Predict(vectors[index].Input, outputs);
                Assert.InRange(outputs.Zip(vectors[index].Output, (actual, expected) => Math.Abs(actual - expected)).Max(), 0, 1e-6f);
            }
        }
    }
}
