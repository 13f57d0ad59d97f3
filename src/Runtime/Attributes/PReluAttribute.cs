namespace Gen;

/// <summary>
/// x above zero, else <c>alpha[c] * x</c>, with one learned slope for each channel (He et al. 2015): the parameter <c>alpha</c>, <c>[Channels]</c>. Keras:
/// PReLU with shared_axes = [1]; PyTorch: PReLU with num_parameters = Channels.
/// </summary>
/// <remarks>
/// Slopes start at 0.25 (PyTorch and the paper; Keras starts at 0, which is <c>WeightsInitializer = typeof(Zeros)</c>). The options of weights apply to
/// them; the paper leaves them out of the L2 penalty, which is <c>WeightL2Factor = 0</c>. The options of biases have no meaning here.
/// </remarks>
public sealed class PReluAttribute : ParametricLayerAttribute;
