namespace Gen;

/// <summary>The base of the pools with a window.</summary>
public abstract class Pool1dAttribute : LayerAttribute
{
    private protected Pool1dAttribute()
    {
    }

    /// <summary>The window, in steps. Default: 2. Keras: pool_size; PyTorch: kernel_size; MATLAB: PoolSize.</summary>
    public int Size { get; set; } = 2;

    /// <summary>The steps between two windows. Default: <see cref="Size"/>.</summary>
    public int Stride { get; set; }

    /// <summary>As in <see cref="SlidingConv1dAttribute.Padding"/>. Padding never enters a maximum, nor the count of an average.</summary>
    public object Padding { get; set; } = "valid";
}
