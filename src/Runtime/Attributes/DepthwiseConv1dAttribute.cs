namespace Gen;

/// <summary>
/// A convolution of each channel by itself: <c>y[l, c * Multiplier + m] = bias[c * Multiplier + m] + sum over k of
/// x[l * Stride + k * Dilation, c] * w[k, c, m]</c>. Weights are <c>[Width, Channels, Multiplier]</c>, the output has Channels * Multiplier channels. Keras:
/// DepthwiseConv1D; PyTorch: Conv1d with groups = in_channels; MATLAB: groupedConvolution with "channel-wise". Weights are initialised by the fans of one
/// channel, Width and Width * Multiplier.
/// </summary>
public sealed class DepthwiseConv1dAttribute : SlidingConv1dAttribute
{
    /// <summary>Declares a depthwise convolution whose options are given by name.</summary>
    public DepthwiseConv1dAttribute()
    {
    }

    /// <summary>Declares a depthwise convolution of so many taps.</summary>
    /// <param name="width">The number of taps.</param>
    public DepthwiseConv1dAttribute(int width) => Width = width;

    /// <summary>The number of filters of each channel, at least 1. Default: 1. Keras: depth_multiplier; PyTorch: out_channels / in_channels; MATLAB: none in one dimension.</summary>
    public int Multiplier { get; set; } = 1;
}
