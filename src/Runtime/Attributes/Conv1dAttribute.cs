namespace Gen;

/// <summary>
/// A one-dimensional convolution (cross-correlation): <c>y[l, f] = bias[f] + sum over k, c of x[l * Stride + k * Dilation, c] * w[k, c, f]</c>.
/// Weights are <c>[Width, Channels / Groups, Filters]</c>.
/// </summary>
public sealed class Conv1dAttribute : SlidingConv1dAttribute
{
    /// <summary>Declares a convolution whose options are given by name.</summary>
    public Conv1dAttribute()
    {
    }

    /// <summary>Declares a convolution of so many filters.</summary>
    /// <param name="filters">The number of output channels.</param>
    public Conv1dAttribute(int filters) => Filters = filters;

    /// <summary>Declares a convolution of so many filters and so many taps.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="width">The number of taps.</param>
    public Conv1dAttribute(int filters, int width) => (Filters, Width) = (filters, width);

    /// <summary>The number of output channels, at least 1. Default: 32. Keras: filters; PyTorch: out_channels; MATLAB: NumFilters.</summary>
    public int Filters { get; set; } = 32;

    /// <summary>The number of groups that channels and filters are divided into; it divides both. Default: 1. Keras: groups; PyTorch: groups; MATLAB: none in one dimension.</summary>
    public int Groups { get; set; } = 1;
}
