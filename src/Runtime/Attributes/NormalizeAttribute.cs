namespace Gen;

/// <summary>
/// The signal to mean 0 and deviation 1 in each channel: <c>y = (x - mean) / deviation</c>. The first layer of a network. <c>mean</c> and <c>deviation</c>, each
/// <c>[Channels]</c>, are computed from data once by <see cref="NetworkNormalization.Adapt"/>, saved with the weights, and not trained; before that they are 0 and
/// 1. So what a network was trained on scales what it predicts from, wherever it is loaded. Keras: Normalization (whose weights are mean and variance); MATLAB:
/// the input layer's Normalization "zscore".
/// </summary>
public sealed class NormalizeAttribute : LayerAttribute
{
    /// <summary>
    /// The layer's name: letters, digits and underscores, unique in its network; parameters are called <c>name.mean</c> and so on. Default: the kind and its
    /// ordinal, such as <c>normalize_1</c>. Keras: name; PyTorch: the name of the module's field; MATLAB: Name.
    /// </summary>
    public string? Name { get; set; }
}
