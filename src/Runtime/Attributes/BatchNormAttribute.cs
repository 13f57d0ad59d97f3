namespace Gen;

/// <summary>
/// Batch normalisation over samples and steps, for each channel: <c>y = gamma * (x - mean) / sqrt(var + Epsilon) + beta</c>
/// (Ioffe and Szegedy 2015). Training uses the batch's own mean and (biased) variance and updates the running ones; inference uses the running ones.
/// </summary>
public sealed class BatchNormAttribute : ParametricLayerAttribute
{
    /// <summary>
    /// The share of the old running value that is kept at each step of training, from 0 to 1. Default: 0.99, as in Keras. Keras: momentum; PyTorch:
    /// momentum, which is one minus it; MATLAB: MeanDecay and VarianceDecay, which are one minus it. It is less in the first
    /// steps, unless <see cref="KeepStart"/>.
    /// </summary>
    public double Momentum { get; set; } = 0.99;

    /// <summary>
    /// Whether the running values keep a share of their first ones, a mean of 0 and a variance of 1, from the first step on: the rule of Keras, PyTorch and
    /// MATLAB. Default: <see langword="false"/>: after t steps the kept share is at most t / (t + 20). So what nobody measured has no part, nor do parameters
    /// that are long gone, and a network that was trained for a few epochs predicts as it was trained. Values that were loaded or written count as measured.
    /// </summary>
    public bool KeepStart { get; set; }

    /// <summary>Added to the variance, in the squared unit of the signal; above 0. Default: 1e-3 (as in Keras; PyTorch and MATLAB use 1e-5). Keras: epsilon; PyTorch: eps; MATLAB:
    /// Epsilon.</summary>
    public double Epsilon { get; set; } = 1e-3;
}
