namespace Gen;

/// <summary>
/// The signal without its first <see cref="Before"/> and its last <see cref="After"/> steps: <c>y[l, c] = x[l + Before, c]</c>. The output is
/// <c>[Length - Before - After, Channels]</c>, of which at least one step must remain. Keras: Cropping1D; PyTorch: a pad by negative numbers.
/// </summary>
public sealed class Cropping1dAttribute : LayerAttribute
{
    /// <summary>Declares a cropping whose options are given by name.</summary>
    public Cropping1dAttribute()
    {
    }

    /// <summary>Declares a cropping of so many steps at the start and so many at the end.</summary>
    /// <param name="before">The steps cut off the start.</param>
    /// <param name="after">The steps cut off the end.</param>
    public Cropping1dAttribute(int before, int after) => (Before, After) = (before, after);

    /// <summary>The steps cut off the start; at least 0. Default: 1. Keras: cropping[0]; PyTorch: the first of pad's two numbers, negative; MATLAB: none in one dimension.</summary>
    public int Before { get; set; } = 1;

    /// <summary>The steps cut off the end; at least 0. Default: 1. Keras: cropping[1]; PyTorch: the second of pad's two numbers, negative; MATLAB: none in one dimension.</summary>
    public int After { get; set; } = 1;
}
