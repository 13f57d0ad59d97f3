using System;
using System.Runtime.CompilerServices;

namespace Gen;

/// <summary>
/// Uniform in [-a, a] with a = sqrt(6 / (fanIn + fanOut)): Glorot and Bengio, "Understanding the difficulty of training deep
/// feedforward neural networks", 2010, equation 16. Keras: glorot_uniform; PyTorch: xavier_uniform_; MATLAB: glorot.
/// </summary>
public readonly struct Glorot : IInitializer
{
    /// <inheritdoc/>
    /// <remarks>Compiled well at once: it runs over all weights when a network is made.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random)
    {
        var limit = Math.Sqrt(6.0 / ((double)fanIn + fanOut));
        foreach (ref var value in values)
            value = (float)((2 * random.NextDouble() - 1) * limit);
    }
}
