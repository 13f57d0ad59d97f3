using System;

namespace Gen;

/// <summary>
/// Normal with mean 0 and standard deviation 0.01, whatever the layer's size: Krizhevsky, Sutskever and Hinton, "ImageNet
/// Classification with Deep Convolutional Neural Networks", 2012, section 5. MATLAB: narrow-normal.
/// </summary>
public readonly struct NarrowNormal : IInitializer
{
    /// <summary>The standard deviation.</summary>
    public const float Deviation = 0.01f;

    /// <inheritdoc/>
    public static void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random)
    {
        foreach (ref var value in values)
            value = Deviation * random.NextNormal();
    }
}
