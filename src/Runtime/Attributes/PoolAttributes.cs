namespace Gen;

/// <summary>The greatest value of each window, for each channel.</summary>
public sealed class MaxPool1dAttribute : Pool1dAttribute
{
    /// <summary>Declares a pool whose options are given by name.</summary>
    public MaxPool1dAttribute()
    {
    }

    /// <summary>Declares a pool of so many steps.</summary>
    /// <param name="size">The window, in steps.</param>
    public MaxPool1dAttribute(int size) => Size = size;

    /// <summary>Declares a pool of so many steps and a stride.</summary>
    /// <param name="size">The window, in steps.</param>
    /// <param name="stride">The steps between two windows.</param>
    public MaxPool1dAttribute(int size, int stride) => (Size, Stride) = (size, stride);
}

/// <summary>The mean of each window, for each channel.</summary>
public sealed class AveragePool1dAttribute : Pool1dAttribute
{
    /// <summary>Declares a pool whose options are given by name.</summary>
    public AveragePool1dAttribute()
    {
    }

    /// <summary>Declares a pool of so many steps.</summary>
    /// <param name="size">The window, in steps.</param>
    public AveragePool1dAttribute(int size) => Size = size;

    /// <summary>Declares a pool of so many steps and a stride.</summary>
    /// <param name="size">The window, in steps.</param>
    /// <param name="stride">The steps between two windows.</param>
    public AveragePool1dAttribute(int size, int stride) => (Size, Stride) = (size, stride);
}

/// <summary>The greatest value of the whole signal, for each channel: <c>[1, Channels]</c>.</summary>
public sealed class GlobalMaxPool1dAttribute : LayerAttribute;

/// <summary>The mean of the whole signal, for each channel: <c>[1, Channels]</c>.</summary>
public sealed class GlobalAveragePool1dAttribute : LayerAttribute;

/// <summary>The signal as one row, <c>[1, Length * Channels]</c>, in Keras' order (time-major).</summary>
public sealed class FlattenAttribute : LayerAttribute;
