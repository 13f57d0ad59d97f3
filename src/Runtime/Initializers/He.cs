using System;
using System.Runtime.CompilerServices;

namespace Gen;

/// <summary>
/// Normal with mean 0 and variance 2 / fanIn, for layers that a ReLU follows: He, Zhang, Ren and Sun, "Delving Deep into
/// Rectifiers", 2015, equation 10. PyTorch: kaiming_normal_; MATLAB: he. (Keras' he_normal also cuts the tails off.)
/// </summary>
public readonly struct He : IInitializer
{
    /// <inheritdoc/>
    /// <remarks>Compiled well at once: it runs over all weights when a network is made.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random)
    {
        var deviation = (float)Math.Sqrt(2.0 / fanIn);
        foreach (ref var value in values)
            value = deviation * random.NextNormal();
    }
}
