using System.Collections.Generic;

namespace Gen.Generator.Layers;

/// <summary>What a layer stands among, for advice that its own shape cannot give.</summary>
/// <param name="IsNeverNegative">Whether no value that comes to it can be below zero.</param>
/// <param name="IsBesideBlock">Whether it stands in the shortcut of a residual, so that a block reads the same signal.</param>
/// <param name="Behind">The layers behind it in its branch.</param>
internal readonly record struct Surroundings(bool IsNeverNegative, bool IsBesideBlock, IEnumerable<Layer> Behind);
