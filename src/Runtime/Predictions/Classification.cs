using System;
using System.Globalization;

namespace Gen;

/// <summary>What a classifier says of one signal.</summary>
/// <param name="Class">The class, counted from 0.</param>
/// <param name="Name">Its name, or its number where the network has no names.</param>
/// <param name="Probability">The network's probability of it, 0 to 1.</param>
public readonly record struct Classification(int Class, string Name, float Probability)
{
    /// <summary>Name and probability, for instance <c>walk (97.1 %)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({100 * Probability:0.0} %)");
}
