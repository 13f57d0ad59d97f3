namespace Gen.Tests.Reference;

/// <summary>The shape of one sample, <c>[Length, Channels]</c>, row-major.</summary>
/// <param name="Length">The number of steps.</param>
/// <param name="Channels">The number of values of a step.</param>
public readonly record struct Shape(int Length, int Channels)
{
    /// <summary>The number of values of one sample.</summary>
    public int Size => Length * Channels;

    /// <summary>Where step <paramref name="step"/> keeps channel <paramref name="channel"/>.</summary>
    public int At(int step, int channel) => step * Channels + channel;

    /// <inheritdoc/>
    public override string ToString() => $"[{Length}, {Channels}]";
}
