namespace Gen;

/// <summary>
/// Each step <see cref="Factor"/> times, one after the other (nearest neighbour): <c>y[l, c] = x[l / Factor, c]</c>, rounded down. The output is
/// <c>[Length * Factor, Channels]</c>. Keras: UpSampling1D; PyTorch: Upsample with mode nearest.
/// </summary>
public sealed class Upsample1dAttribute : LayerAttribute
{
    /// <summary>Declares an upsampling whose options are given by name.</summary>
    public Upsample1dAttribute()
    {
    }

    /// <summary>Declares an upsampling of a factor.</summary>
    /// <param name="factor">How many times each step is repeated.</param>
    public Upsample1dAttribute(int factor) => Factor = factor;

    /// <summary>How many times each step is repeated; at least 1. Default: 2. Keras: size; PyTorch: scale_factor; MATLAB: none in one dimension.</summary>
    public int Factor { get; set; } = 2;
}
