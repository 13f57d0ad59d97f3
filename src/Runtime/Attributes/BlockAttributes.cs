namespace Gen;

/// <summary>A layer that is made of the layers of other classes.</summary>
/// <remarks>
/// A block is a class with layers and without an <see cref="InputAttribute"/>. Its shapes are inferred at each place where it is used, and each place has
/// parameters of its own, named after the place: <c>block_2.conv1d_1.weight</c>. Blocks nest.
/// </remarks>
public abstract class CompositeAttribute : LayerAttribute
{
    private protected CompositeAttribute()
    {
    }

    /// <summary>
    /// The layer's name: letters, digits and underscores, unique in its class; the parameters inside are called after it. Default: the kind and its ordinal, such as
    /// <c>residual_1</c>. Keras: name; PyTorch: the name of the module's field; MATLAB: Name.
    /// </summary>
    public string? Name { get; set; }
}

/// <summary>The layers of a block, in the attribute's place (a nested Sequential in Keras and PyTorch).</summary>
/// <typeparam name="T">The block.</typeparam>
public sealed class BlockAttribute<T> : CompositeAttribute
    where T : class;

/// <summary>x + T(x): what a block makes of the signal, plus the signal itself. Both must have the same shape.</summary>
/// <typeparam name="T">The block.</typeparam>
public sealed class ResidualAttribute<T> : CompositeAttribute
    where T : class;

/// <summary>TShortcut(x) + T(x): for a block that changes the shape. The shortcut's parameters are called <c>residual_1.shortcut.conv1d_1.weight</c>.</summary>
/// <typeparam name="T">The block.</typeparam>
/// <typeparam name="TShortcut">The block beside it, such as a convolution of width 1.</typeparam>
public sealed class ResidualAttribute<T, TShortcut> : CompositeAttribute
    where T : class
    where TShortcut : class;
