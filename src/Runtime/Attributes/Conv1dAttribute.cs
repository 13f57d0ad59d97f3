namespace Gen;

/// <summary>
/// A one-dimensional convolution (cross-correlation): <c>y[l, f] = bias[f] + sum over k, c of x[l * Stride + k * Dilation, c] * w[k, c, f]</c>.
/// Weights are <c>[Width, Channels / Groups, Filters]</c>.
/// </summary>
public sealed class Conv1dAttribute : ParametricLayerAttribute
{
    /// <summary>The number of output channels. Default: 32. Keras: filters; PyTorch: out_channels; MATLAB: NumFilters.</summary>
    public int Filters { get; set; } = 32;

    /// <summary>The number of taps. Default: 3. Keras and PyTorch: kernel_size; MATLAB: FilterSize.</summary>
    public int Width { get; set; } = 3;

    /// <summary>The steps between two outputs. Default: 1. Keras: strides; PyTorch: stride; MATLAB: Stride.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The steps between two taps. Default: 1. Keras: dilation_rate; PyTorch: dilation; MATLAB: DilationFactor.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The groups that channels and filters are divided into. Default: 1. Keras and PyTorch: groups.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// <c>"valid"</c> (the default), <c>"same"</c>, <c>"causal"</c>, an <see cref="int"/> for both sides, or
    /// <c>new[] { left, right }</c>, in steps.
    /// </summary>
    public object Padding { get; set; } = "valid";

    /// <summary>What stands in the padding. Default: <see cref="PaddingMode.Constant"/>.</summary>
    public PaddingMode PaddingMode { get; set; } = PaddingMode.Constant;

    /// <summary>The constant of <see cref="PaddingMode.Constant"/>. Default: 0.</summary>
    public double PaddingValue { get; set; }

    /// <summary>Whether a learned bias is added to each filter. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The activation of the output. Default: <see cref="Activation.None"/>.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
