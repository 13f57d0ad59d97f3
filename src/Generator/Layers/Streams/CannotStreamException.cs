using System;

namespace Gen.Generator.Layers.Streams;

/// <summary>A layer cannot be part of a stream.</summary>
/// <param name="layer">The layer.</param>
/// <param name="reason">Why: a clause that follows "because".</param>
internal sealed class CannotStreamException(string layer, string reason) : Exception($"{layer}: {reason}")
{
    public string Layer { get; } = layer;

    public string Reason { get; } = reason;
}
