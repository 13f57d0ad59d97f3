namespace Gen;

/// <summary>
/// The signal to mean 0 and deviation 1 in each channel: <c>y = (x - mean) / deviation</c>. The first layer of a network. <c>mean</c> and <c>deviation</c>, each
/// <c>[Channels]</c>, are computed from data once by <see cref="NetworkNormalization.Adapt"/>, saved with the weights, and not trained; before that they are 0 and
/// 1. So what a network was trained on scales what it predicts from, wherever it is loaded. Keras: Normalization (whose weights are mean and variance); MATLAB:
/// the input layer's Normalization "zscore".
/// </summary>
public sealed class NormalizeAttribute : LayerAttribute
{
    /// <summary>The layer's name, unique in the network. Default: <c>normalize_1</c>.</summary>
    public string? Name { get; set; }
}
