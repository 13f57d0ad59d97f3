namespace Gen.Generator.Graph;

/// <summary>The second packing of a convolution's weights, for the gradient of its input; made anew when the weights have changed.</summary>
/// <param name="Parameter">The weights.</param>
/// <param name="Taps">The taps.</param>
/// <param name="Channels">The input's channels, all groups together.</param>
/// <param name="InRows">Whether the weights of each channel lie side by side, for dot products, and not those of a vector of channels.</param>
internal sealed record TransposedSpec(int Parameter, int Taps, int Channels, bool InRows = false);

/// <summary>Two arrays that inference derives from parameters, made anew when those have changed.</summary>
internal abstract record PreparedSpec
{
    /// <summary>The number of the first array of the so-manieth pair.</summary>
    public static int First(int index) => 2 * index;

    /// <summary>The number of the second one.</summary>
    public static int Second(int index) => 2 * index + 1;
}

/// <summary>A batch normalisation with running statistics as scale and shift.</summary>
internal sealed record NormalisationSpec(int Gamma, int Beta, int Mean, int Variance, double Epsilon) : PreparedSpec;

/// <summary>The second packing of a transposed convolution's weights, for its forward pass; the second array is empty.</summary>
/// <param name="Weight">The weights.</param>
/// <param name="Taps">The taps.</param>
/// <param name="Columns">The output's channels, all groups together.</param>
internal sealed record ReversedSpec(int Weight, int Taps, int Columns) : PreparedSpec;

/// <summary>A convolution's weights and bias with a following normalisation folded in.</summary>
/// <param name="Weight">The weights.</param>
/// <param name="Bias">The bias, or -1.</param>
/// <param name="Normalisation">The normalisation, as a pair's number.</param>
/// <param name="Transposition">How the weights are packed first, where the convolution is a transposed one.</param>
internal sealed record FoldedSpec(int Weight, int Bias, int Normalisation, ReversedSpec? Transposition) : PreparedSpec;

/// <summary>A convolution's weights in the form that an algorithm wants, such as at the points of Toom-Cook; the second array is empty.</summary>
/// <param name="Source">The weights: a parameter, or a prepared array such as folded ones.</param>
/// <param name="Kernel">What makes them.</param>
/// <param name="Length">The floats.</param>
internal sealed record TransformedSpec(Operand Source, Kernel Kernel, int Length) : PreparedSpec;

/// <summary>A convolution's weights with the inputs of each filter side by side; the second array is empty.</summary>
/// <param name="Source">The weights: a parameter, or a prepared array that is packed like it, such as folded ones.</param>
/// <param name="Parameter">The parameter that says how they are packed.</param>
internal sealed record FilterRowsSpec(Operand Source, int Parameter) : PreparedSpec;
