using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>What a backward pass gives.</summary>
/// <param name="Inputs">The gradient for each input, in the caller's layout.</param>
/// <param name="Parameters">By name, for every learned parameter, in its canonical layout.</param>
public sealed record ReferenceGradients(double[] Inputs, IReadOnlyDictionary<string, double[]> Parameters);
