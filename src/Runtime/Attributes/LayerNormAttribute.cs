namespace Gen;

/// <summary>
/// Layer normalisation over the channels of each step: <c>y[l, c] = gamma[c] * (x[l, c] - mean[l]) / sqrt(var[l] + Epsilon) + beta[c]</c> (Ba et al. 2016),
/// with the biased variance; the same in training and inference. <c>gamma</c> and <c>beta</c> are <c>[Channels]</c>. Keras: LayerNormalization; PyTorch:
/// LayerNorm(Channels) on <c>[N, Length, Channels]</c>; MATLAB: layerNormalizationLayer with OperationDimension "channel-only".
/// </summary>
/// <remarks>The options of weights apply to gamma, which starts at one, those of biases to beta.</remarks>
public sealed class LayerNormAttribute : ParametricLayerAttribute
{
    /// <summary>Added to the variance, in the squared unit of the signal; above 0. Default: 1e-3 (as in Keras; PyTorch and MATLAB use 1e-5). Keras: epsilon; PyTorch: eps; MATLAB:
    /// Epsilon.</summary>
    public double Epsilon { get; set; } = 1e-3;
}
