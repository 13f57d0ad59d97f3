namespace Gen;

/// <summary>The base of the convolutions whose window slides over the input: what they share.</summary>
public abstract class SlidingConv1dAttribute : ParametricLayerAttribute
{
    private protected SlidingConv1dAttribute()
    {
    }

    /// <summary>The number of taps, at least 1. Default: 3. Keras: kernel_size; PyTorch: kernel_size; MATLAB: FilterSize.</summary>
    public int Width { get; set; } = 3;

    /// <summary>The steps between two outputs, at least 1. Default: 1. Keras: strides; PyTorch: stride; MATLAB: Stride.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The steps between two taps, at least 1. Default: 1. Keras: dilation_rate; PyTorch: dilation; MATLAB: DilationFactor.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// What is added to the ends of the signal, in steps: <c>"valid"</c> (nothing), <c>"same"</c> (the output has as many steps as the input, divided by the stride and rounded
    /// up; the odd one is on the right), <c>"causal"</c> (all in front, so that no output sees a later step), an <see cref="int"/> for both sides, or <c>new[] { left, right }</c>.
    /// Default: <c>"valid"</c>. Keras: padding, the words; PyTorch: padding, a number, valid, or same with stride 1; MATLAB: Padding.
    /// </summary>
    public object Padding { get; set; } = "valid";

    /// <summary>What stands in the padding. Default: <see cref="PaddingMode.Constant"/>. Keras: none, always zeros; PyTorch: padding_mode; MATLAB: PaddingValue.</summary>
    public PaddingMode PaddingMode { get; set; } = PaddingMode.Constant;

    /// <summary>The constant of <see cref="PaddingMode.Constant"/>, in the unit of the signal. Default: 0. Keras and PyTorch: none, always 0; MATLAB: PaddingValue.</summary>
    public double PaddingValue { get; set; }

    /// <summary>Whether a learned bias is added to each output channel. Default: <see langword="true"/>. Keras: use_bias; PyTorch: bias; MATLAB: none, always.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The activation of the output. Default: <see cref="Activation.None"/>. Keras: activation; PyTorch and MATLAB: a layer behind.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
