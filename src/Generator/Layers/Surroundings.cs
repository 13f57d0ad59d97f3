using System.Collections.Generic;
using System.Linq;

namespace Gen.Generator.Layers;

/// <summary>What a layer stands among, for advice that its own shape cannot give.</summary>
/// <param name="IsNeverNegative">Whether no value that comes to it can be below zero.</param>
/// <param name="IsBesideBlock">Whether it stands in the shortcut of a residual, so that a block reads the same signal.</param>
/// <param name="IsInBlock">Whether its branch is a part of a residual or a concat, so that the network does not end with it.</param>
/// <param name="Before">The layer in front of it in its branch; none at the start.</param>
/// <param name="Behind">The layers behind it in its branch.</param>
internal readonly record struct Surroundings(bool IsNeverNegative, bool IsBesideBlock, bool IsInBlock, Layer? Before, IEnumerable<Layer> Behind)
{
    /// <summary>Whether the network is for signals of any length, so that each step has an answer of its own.</summary>
    public bool IsOfAnyLength { get; init; }

    /// <summary>Whether the layer's output is the network's.</summary>
    public bool EndsNetwork => !IsInBlock && !Behind.Any();
}
