using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Harness;

/// <summary>Runs a compiled network and its reference on the same numbers and says how far they are apart.</summary>
public static class NetworkChecks
{
    /// <summary>A quantity and how far it is from the reference's.</summary>
    public readonly record struct Finding(string What, double Distance);

    /// <summary>Fails where some quantity of a network is further from its reference's than allowed, with a sentence for each of the first.</summary>
    /// <param name="references">The references.</param>
    /// <param name="create">Makes the network of the so-manieth of them.</param>
    /// <param name="samples">The samples of a batch.</param>
    /// <param name="tolerance">The distance that is too far.</param>
    /// <param name="isRun">Whether the so-manieth of them is run; all are where there is none.</param>
    public static void AssertAgreement(
        IReadOnlyCollection<ReferenceNetwork> references, Func<int, INetwork> create, int samples, double tolerance, Func<int, bool>? isRun = null)
    {
        var bad = (from item in references.Select((reference, index) => (reference, index))
                   where isRun?.Invoke(item.index) ?? true
                   from finding in Compare(create(item.index), item.reference, samples, seed: item.index)
                   where !(finding.Distance < tolerance)
                   select $"{finding.What} is off by {finding.Distance:e1} in network {item.index}: {item.reference.Declaration("N")}").ToArray();
        Assert.True(bad.Length == 0, string.Join("\n", bad.Take(20).Prepend($"{bad.Length} findings in {references.Count} networks:")));
    }

    /// <summary>Compares predictions, training outputs, input gradients, every parameter gradient and the running statistics.</summary>
    /// <param name="network">The compiled network; receives the reference's parameters.</param>
    /// <param name="reference">The reference; its running statistics move.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="seed">Where inputs and output gradients start from.</param>
    public static List<Finding> Compare(INetwork network, ReferenceNetwork reference, int samples, int seed)
    {
        var random = new Random(seed);
        var inputs = RandomValues.Uniform(random, samples * network.InputSize, -1, 1);
        var gradients = RandomValues.Uniform(random, samples * network.OutputSize, -1, 1);
        CopyParameters(reference, network);
        var findings = new List<Finding>();

        var prediction = new float[samples * network.OutputSize];
        network.Predict(RandomValues.ToSingles(inputs), prediction);
        findings.Add(new("prediction", Distance(reference.Predict(inputs), prediction)));

        var pass = reference.Forward(inputs);
        var session = network.CreateTrainingSession(samples + 1);
        var outputs = new float[prediction.Length];
        session.Forward(RandomValues.ToSingles(inputs), outputs);
        findings.Add(new("training output", Distance(pass.Outputs, outputs)));

        var inputGradients = new float[inputs.Length];
        session.Backward(RandomValues.ToSingles(gradients), inputGradients);
        var expected = pass.Backward(gradients);
        findings.Add(new("input gradient", Distance(expected.Inputs, inputGradients)));
        findings.AddRange(CompareGradients(network, session, expected));
        findings.AddRange(CompareParameters(network, reference));
        return findings;
    }

    /// <summary>Gives a network the reference's parameters.</summary>
    public static void CopyParameters(ReferenceNetwork reference, INetwork network)
    {
        foreach (var (mine, theirs) in network.Parameters.Zip(reference.Parameters))
        {
            if (mine.Name != theirs.Name || !mine.Shape.SequenceEqual(theirs.Shape))
                throw new InvalidOperationException($"The network has {mine} where the reference has {theirs.Name}.");
            mine.Write(theirs.ToSingles());
        }

        if (network.Parameters.Count != reference.Parameters.Count)
            throw new InvalidOperationException($"The network has {network.Parameters.Count} parameters, the reference {reference.Parameters.Count}.");
    }

    /// <summary>How far single-precision values are from the expected ones.</summary>
    public static double Distance(double[] expected, float[] actual) => Agreement.OfMagnitude(expected, RandomValues.ToDoubles(actual));

    private static IEnumerable<Finding> CompareGradients(INetwork network, ITrainingSession session, ReferenceGradients expected)
    {
        foreach (var parameter in network.Parameters.Where(parameter => expected.Parameters.ContainsKey(parameter.Name)))
        {
            var gradient = new float[parameter.Length];
            session.ReadGradient(parameter.Name, gradient);
            yield return new($"gradient of {parameter.Name}", Distance(expected.Parameters[parameter.Name], gradient));
        }
    }

    /// <summary>Only running statistics can have moved.</summary>
    private static IEnumerable<Finding> CompareParameters(INetwork network, ReferenceNetwork reference)
    {
        foreach (var (mine, theirs) in network.Parameters.Zip(reference.Parameters))
        {
            var values = new float[mine.Length];
            mine.Read(values);
            yield return new(mine.Name, Distance(theirs.Values, values));
        }
    }
}
