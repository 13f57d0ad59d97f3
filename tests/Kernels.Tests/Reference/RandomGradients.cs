using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>Whether a network's gradients are worth comparing: what is zero but for rounding has no digits to agree on.</summary>
public static class RandomGradients
{
    private const int Samples = 3;
    private const double Least = 1e-4;

    /// <summary>Whether the greatest value of each gradient is either zero or far from it, on random inputs.</summary>
    public static bool AreTelling(ReferenceNetwork network, int seed) => Greatest(network, seed).All(greatest => greatest.Value is 0 or > Least);

    /// <summary>The greatest magnitude of each gradient by the parameter's name, that of the input's under <c>input</c>; running statistics move back.</summary>
    public static IReadOnlyDictionary<string, double> Greatest(ReferenceNetwork network, int seed)
    {
        var before = network.Parameters.Select(parameter => parameter.Values.ToArray()).ToList();
        var random = new Random(seed);
        var pass = network.Forward(RandomValues.Uniform(random, Samples * network.Input.Size));
        var gradients = pass.Backward(RandomValues.Uniform(random, Samples * network.Output.Size));
        foreach (var (parameter, values) in network.Parameters.Zip(before))
            values.CopyTo(parameter.Values, 0);
        return gradients.Parameters.Append(new("input", gradients.Inputs)).ToDictionary(gradient => gradient.Key, gradient => gradient.Value.Max(Math.Abs));
    }
}
