using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>One parameter of a <see cref="ReferenceNetwork"/>, in its canonical layout.</summary>
/// <param name="Name">The layer's name, a point and the kind: <c>conv1d_1.weight</c>.</param>
/// <param name="Spec">What the layer asked for.</param>
/// <param name="Values">The values; a network reads them at each call.</param>
public sealed record ReferenceParameter(string Name, ParameterSpec Spec, double[] Values)
{
    /// <summary>The canonical shape.</summary>
    public IReadOnlyList<int> Shape => Spec.Shape;

    /// <summary>Whether it has a gradient.</summary>
    public bool Learned => Spec.Learned;

    /// <summary>Replaces the values.</summary>
    /// <param name="values">As many as the parameter has.</param>
    public void Write(IReadOnlyList<float> values)
    {
        if (values.Count != Values.Length)
            throw new ArgumentException($"{Name} has {Values.Length} values, not {values.Count}.", nameof(values));
        for (var i = 0; i < Values.Length; i++)
            Values[i] = values[i];
    }

    /// <summary>The values as a kernel takes them.</summary>
    public float[] ToSingles() => Array.ConvertAll(Values, value => (float)value);
}
