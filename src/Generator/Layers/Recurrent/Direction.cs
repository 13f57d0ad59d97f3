namespace Gen.Generator.Layers.Recurrent;

/// <summary>The way through a signal, in the order of the runtime's Direction.</summary>
internal enum Direction
{
    Forward,
    Backward,
    Bidirectional,
}
