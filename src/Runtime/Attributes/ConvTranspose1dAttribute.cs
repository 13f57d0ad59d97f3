namespace Gen;

/// <summary>
/// A transposed convolution: what a convolution's backward pass does to its input. Each <c>x[i, c] * w[k, f, c]</c> is added to
/// <c>y[i * Stride + k * Dilation - crop, f]</c>, which starts at <c>bias[f]</c>; what falls outside of the output is lost. Weights are
/// <c>[Width, Filters / Groups, Channels]</c>. Keras: Conv1DTranspose; PyTorch: ConvTranspose1d; MATLAB: transposedConv1dLayer.
/// </summary>
/// <remarks>
/// With extent = Dilation * (Width - 1) + 1, all products together span <c>all = (Length - 1) * Stride + extent</c> steps. <see cref="Padding"/> and
/// <see cref="OutputPadding"/> say which of them are the output. Weights are initialised with the fans Width * Channels / Groups (what an output sums
/// over at stride 1) and Width * Filters / Groups.
/// </remarks>
public sealed class ConvTranspose1dAttribute : ParametricLayerAttribute
{
    /// <summary>Declares a transposed convolution whose options are given by name.</summary>
    public ConvTranspose1dAttribute()
    {
    }

    /// <summary>Declares a transposed convolution of so many filters.</summary>
    /// <param name="filters">The number of output channels.</param>
    public ConvTranspose1dAttribute(int filters) => Filters = filters;

    /// <summary>Declares a transposed convolution of so many filters and so many taps.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="width">The number of taps.</param>
    public ConvTranspose1dAttribute(int filters, int width) => (Filters, Width) = (filters, width);

    /// <summary>The number of output channels, at least 1. Default: 32. Keras: filters; PyTorch: out_channels; MATLAB: NumFilters.</summary>
    public int Filters { get; set; } = 32;

    /// <summary>The number of taps, at least 1. Default: 3. Keras: kernel_size; PyTorch: kernel_size; MATLAB: FilterSize.</summary>
    public int Width { get; set; } = 3;

    /// <summary>The output's steps between two steps of the input, at least 1. Default: 1. Keras: strides; PyTorch: stride; MATLAB: Stride.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The output's steps between two taps, at least 1. Default: 1. Keras: dilation_rate; PyTorch: dilation; MATLAB: none.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The number of groups that channels and filters are divided into; it divides both. Default: 1. Keras: none; PyTorch: groups; MATLAB: none.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// What is cut off the ends of all products, in steps of the output. Default: <c>"valid"</c>. The words are those of Keras' padding: <c>"valid"</c> cuts nothing, and adds
    /// steps of bias alone where the extent is less than the stride, so that the output has <c>(Length - 1) * Stride + max(extent, Stride)</c> steps;
    /// <c>"same"</c> leaves <c>Length * Stride</c>, cutting <c>max(all - Length * Stride, 0) / 2</c>, rounded down, on the left. An <see cref="int"/> for both
    /// sides or <c>new[] { left, right }</c> is padding in PyTorch and Cropping in MATLAB: <c>all - left - right + OutputPadding</c> steps. So <c>0</c> is not
    /// <c>"valid"</c> where the extent is less than the stride: PyTorch's output then has <c>(Length - 1) * Stride + extent</c> steps, which <c>Padding = 0</c> gives, or
    /// <c>"valid"</c> with an <see cref="OutputPadding"/> of <c>extent - Stride</c>.
    /// </summary>
    public object Padding { get; set; } = "valid";

    /// <summary>
    /// Steps added at the output's end, or left off it below 0; either way less than the greater of Stride and Dilation. Default: 0. Keras: output_padding; PyTorch:
    /// output_padding, never below 0; MATLAB: none. With a word for <see cref="Padding"/>, 0 is Keras' output_padding = None; above 0, the output has Keras' <c>all + OutputPadding</c> steps (valid) or
    /// <c>(Length - 1) * Stride + extent % 2 + OutputPadding</c> (same, which then cuts half of the difference to all, rounded down, on the left).
    /// </summary>
    public int OutputPadding { get; set; }

    /// <summary>Whether a learned bias is added to each filter. Default: <see langword="true"/>. Keras: use_bias; PyTorch: bias; MATLAB: none, always.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The activation of the output. Default: <see cref="Activation.None"/>. Keras: activation; PyTorch and MATLAB: a layer behind.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
