using System;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>One of the two factors of a tile of outer products: some values of each position.</summary>
/// <param name="Name">What a value is called, before its number.</param>
/// <param name="Reference">What it is read from.</param>
/// <param name="PositionStride">The floats from one position to the next, as text.</param>
/// <param name="Place">The floats from the position's first to a value, as text.</param>
internal sealed record ProductFactor(string Name, string Reference, string PositionStride, Func<int, string> Place)
{
    /// <summary>The variable that holds how far the position is.</summary>
    public string Cursor => Reference + "r";
}
