namespace Gen;

/// <summary>One of a network's outputs.</summary>
/// <param name="Name">Its name in the network's <see cref="OutputAttribute"/>; <c>output</c> where there is one output only.</param>
/// <param name="Offset">The values in front of it in each sample.</param>
/// <param name="Length">Its steps.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Values">What its values are, as far as it is known.</param>
public readonly record struct NetworkOutput(string Name, int Offset, int Length, int Channels, OutputValues Values)
{
    /// <summary>The values of it in each sample.</summary>
    public int Size => Length * Channels;
}
