namespace Gen;

/// <summary>
/// The gated recurrent unit (Cho et al. 2014): with the gates z and r by <see cref="RecurrentActivation"/> of <c>x * weight + h * recurrent_weight + bias</c>,
/// <c>h = z * h + (1 - z) * activation(x * weight + r * (h * recurrent_weight + bias))</c>; with <see cref="ResetAfter"/> false, r is multiplied by h first.
/// </summary>
/// <remarks>
/// Parameters, with the gates z, r, h side by side: <c>weight</c> <c>[in, 3 * Units]</c>, <c>recurrent_weight</c> <c>[Units, 3 * Units]</c>, <c>bias</c> <c>[2, 3 * Units]</c>, the input's and the state's, or
/// <c>[3 * Units]</c> where <see cref="ResetAfter"/> is false; those of the second direction are <c>backward_weight</c> and so on. PyTorch has the gates in the order r, z, h, and matrices transposed.
/// </remarks>
public sealed class GruAttribute : RecurrentAttribute
{
    /// <summary>Declares a layer whose <see cref="RecurrentAttribute.Units"/> are given by name.</summary>
    public GruAttribute()
    {
    }

    /// <summary>Declares a layer of so many units.</summary>
    /// <param name="units">The numbers of a state.</param>
    public GruAttribute(int units) => Units = units;

    /// <summary>What makes the gates. Default: <see cref="Activation.Sigmoid"/>. Keras: recurrent_activation; PyTorch: always the sigmoid; MATLAB: GateActivationFunction.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// Whether the reset gate acts behind the state's own weights (Keras' default, PyTorch, cuDNN) and not before them (Cho et al. 2014). Default: <see langword="true"/>. Keras: reset_after;
    /// PyTorch: always; MATLAB: ResetGateMode.
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}
