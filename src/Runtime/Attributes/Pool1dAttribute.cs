namespace Gen;

/// <summary>The base of the pools with a window.</summary>
public abstract class Pool1dAttribute : LayerAttribute
{
    private protected Pool1dAttribute()
    {
    }

    /// <summary>The window, in steps; at least 1. Default: 2. Keras: pool_size; PyTorch: kernel_size; MATLAB: PoolSize.</summary>
    public int Size { get; set; } = 2;

    /// <summary>The steps between two windows, at least 1. Default: <see cref="Size"/>. Keras: strides; PyTorch: stride; MATLAB: Stride, of which the default is 1.</summary>
    public int Stride { get; set; }

    /// <summary>
    /// What is added to the ends of the signal, in steps, as in <see cref="SlidingConv1dAttribute.Padding"/>: <c>"valid"</c>, <c>"same"</c>, <c>"causal"</c>, a number or
    /// <c>new[] { left, right }</c>, each less than the window. Padding never enters a maximum, nor the count of an average. Default: <c>"valid"</c>. Keras: padding; PyTorch: padding
    /// (with count_include_pad = False); MATLAB: Padding.
    /// </summary>
    public object Padding { get; set; } = "valid";
}
