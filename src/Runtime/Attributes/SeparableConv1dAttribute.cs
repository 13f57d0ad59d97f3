namespace Gen;

/// <summary>
/// A convolution in two halves (Sifre 2014; Chollet 2017): each channel by itself, then one of width 1 that mixes them. Stride, dilation and padding are of the
/// first half; bias and activation stand at the end, with nothing between the halves, as in Keras (SeparableConv1D) and unlike MobileNet's blocks, which
/// normalise and activate between them.
/// </summary>
/// <remarks>
/// Parameters: <c>depthwise_weight</c> <c>[Width, Channels, Multiplier]</c>, <c>pointwise_weight</c> <c>[1, Channels * Multiplier, Filters]</c>, <c>bias</c>
/// <c>[Filters]</c>. The options of weights apply to both. PyTorch: two Conv1d without bias for the first, groups = in_channels.
/// </remarks>
public sealed class SeparableConv1dAttribute : SlidingConv1dAttribute
{
    /// <summary>Declares a separable convolution whose options are given by name.</summary>
    public SeparableConv1dAttribute()
    {
    }

    /// <summary>Declares a separable convolution of so many filters.</summary>
    /// <param name="filters">The number of output channels.</param>
    public SeparableConv1dAttribute(int filters) => Filters = filters;

    /// <summary>Declares a separable convolution of so many filters and so many taps.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="width">The number of taps.</param>
    public SeparableConv1dAttribute(int filters, int width) => (Filters, Width) = (filters, width);

    /// <summary>The number of output channels, at least 1. Default: 32. Keras: filters; PyTorch: out_channels of the second layer; MATLAB: NumFilters of the second layer.</summary>
    public int Filters { get; set; } = 32;

    /// <summary>The number of filters of each channel in the first half, at least 1. Default: 1. Keras: depth_multiplier; PyTorch: out_channels / in_channels of the first layer;
    /// MATLAB: none in one dimension.</summary>
    public int Multiplier { get; set; } = 1;
}
