using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Tests.Helpers;
using Gen;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>Everything is allocated when a session is created.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Nothing_is_allocated_after_construction() => Assert.All(EveryLayer.Networks().Zip(EveryLayer.Networks(seed: 9)), pair =>
    {
        // The first network of a kind loads the code; the second's first pass is the one that is measured.
        Measure(pair.First);
        Assert.Equal([0, 0, 0], Measure(pair.Second));
    });

    private static List<long> Measure(INetwork network)
    {
        var session = network.CreateTrainingSession(3);
        var (inputs, inputGradients) = (Numbers.Normal(3 * network.InputSize), new float[3 * network.InputSize]);
        var (outputs, outputGradients) = (new float[3 * network.OutputSize], Numbers.Normal(3 * network.OutputSize));
        var gradients = network.Parameters.Select(parameter => (parameter.Name, Gradient: new float[parameter.Length])).ToArray();
        List<long> allocated = new(capacity: 3);
        for (var pass = 1; pass <= 3; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            session.Reseed(pass);
            session.ZeroGradients();
            session.Forward(inputs.AsSpan(0, pass * network.InputSize), outputs.AsSpan(0, pass * network.OutputSize));
            session.Backward(outputGradients.AsSpan(0, pass * network.OutputSize), inputGradients.AsSpan(0, pass * network.InputSize));
            session.Backward(outputGradients.AsSpan(0, pass * network.OutputSize), []);
            if (session.HasLogits)
                session.BackwardFromLogits(outputGradients.AsSpan(0, session.Logits.Length), []);
            foreach (var (name, gradient) in gradients)
                session.ReadGradient(name, gradient);
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return allocated;
    }
}
