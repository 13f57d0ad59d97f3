namespace Gen;

/// <summary>
/// Each step <see cref="Factor"/> times, one after the other (nearest neighbour): <c>y[l, c] = x[l / Factor, c]</c>, rounded down. The output is
/// <c>[Length * Factor, Channels]</c>. Keras: UpSampling1D; PyTorch: Upsample with mode nearest.
/// </summary>
public sealed class Upsample1dAttribute : LayerAttribute
{
    /// <summary>How many times each step is repeated; at least 1. Default: 2. Keras: size; PyTorch: scale_factor; MATLAB: none in one dimension.</summary>
    public int Factor { get; set; } = 2;
}
