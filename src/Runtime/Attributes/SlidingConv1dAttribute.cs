namespace Gen;

/// <summary>The base of the convolutions whose window slides over the input: what they share.</summary>
public abstract class SlidingConv1dAttribute : ParametricLayerAttribute
{
    private protected SlidingConv1dAttribute()
    {
    }

    /// <summary>The number of taps. Default: 3. Keras and PyTorch: kernel_size; MATLAB: FilterSize.</summary>
    public int Width { get; set; } = 3;

    /// <summary>The steps between two outputs. Default: 1. Keras: strides; PyTorch: stride; MATLAB: Stride.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The steps between two taps. Default: 1. Keras: dilation_rate; PyTorch: dilation; MATLAB: DilationFactor.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// <c>"valid"</c> (the default), <c>"same"</c>, <c>"causal"</c>, an <see cref="int"/> for both sides, or
    /// <c>new[] { left, right }</c>, in steps.
    /// </summary>
    public object Padding { get; set; } = "valid";

    /// <summary>What stands in the padding. Default: <see cref="PaddingMode.Constant"/>.</summary>
    public PaddingMode PaddingMode { get; set; } = PaddingMode.Constant;

    /// <summary>The constant of <see cref="PaddingMode.Constant"/>. Default: 0.</summary>
    public double PaddingValue { get; set; }

    /// <summary>Whether a learned bias is added to each output channel. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The activation of the output. Default: <see cref="Activation.None"/>.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
