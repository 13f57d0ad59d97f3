namespace Gen;

/// <summary>
/// Batch normalisation over samples and steps, for each channel: <c>y = gamma * (x - mean) / sqrt(var + Epsilon) + beta</c>
/// (Ioffe and Szegedy 2015). Training uses the batch's own mean and (biased) variance and updates the running ones; inference uses the running ones.
/// </summary>
public sealed class BatchNormAttribute : ParametricLayerAttribute
{
    /// <summary>
    /// The share of the old running value that is kept at each step of training, from 0 to less than 1. Default: 0.99, as in Keras. Keras: momentum; PyTorch:
    /// momentum, which is one minus it; MATLAB: MeanDecay and VarianceDecay, which are one minus it.
    /// </summary>
    public double Momentum { get; set; } = 0.99;

    /// <summary>Added to the variance, in the squared unit of the signal; above 0. Default: 1e-3 (as in Keras; PyTorch and MATLAB use 1e-5). Keras: epsilon; PyTorch: eps; MATLAB:
    /// Epsilon.</summary>
    public double Epsilon { get; set; } = 1e-3;
}
