namespace Gen;

/// <summary>
/// A fully connected layer on the last axis: <c>y[l, u] = bias[u] + sum over c of x[l, c] * w[c, u]</c>. Weights are <c>[in, Units]</c>.
/// </summary>
public sealed class DenseAttribute : ParametricLayerAttribute
{
    /// <summary>Declares a dense layer whose <see cref="Units"/> are given by name.</summary>
    public DenseAttribute()
    {
    }

    /// <summary>Declares a dense layer of so many units.</summary>
    /// <param name="units">The number of outputs.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>The number of outputs, at least 1. No default: it must be given. Keras: units; PyTorch: out_features; MATLAB: OutputSize.</summary>
    public int Units { get; set; }

    /// <summary>Whether a learned bias is added to each unit. Default: <see langword="true"/>. Keras: use_bias; PyTorch: bias; MATLAB: none, always.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The activation of the output. Default: <see cref="Activation.None"/>. Keras: activation; PyTorch and MATLAB: a layer behind.</summary>
    public Activation Activation { get; set; } = Activation.None;
}
