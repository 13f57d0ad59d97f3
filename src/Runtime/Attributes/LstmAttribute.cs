namespace Gen;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000): with the gates i, f, o by <see cref="RecurrentActivation"/> and the candidate g by
/// <see cref="RecurrentAttribute.Activation"/> of <c>x * weight + h * recurrent_weight + bias</c>, <c>c = f * c + i * g</c> and <c>h = o * activation(c)</c>.
/// </summary>
/// <remarks>
/// Parameters, with the gates i, f, g, o side by side: <c>weight</c> <c>[in, 4 * Units]</c>, <c>recurrent_weight</c> <c>[Units, 4 * Units]</c>, <c>bias</c>
/// <c>[4 * Units]</c>; those of the second direction are <c>backward_weight</c> and so on. PyTorch has the gates in this order, matrices transposed and two biases,
/// whose sum is this one.
/// </remarks>
public sealed class LstmAttribute : RecurrentAttribute
{
    /// <summary>Declares a layer whose <see cref="RecurrentAttribute.Units"/> are given by name.</summary>
    public LstmAttribute()
    {
    }

    /// <summary>Declares a layer of so many units.</summary>
    /// <param name="units">The numbers of a state.</param>
    public LstmAttribute(int units) => Units = units;

    /// <summary>What makes the gates. Default: <see cref="Activation.Sigmoid"/>. Keras: recurrent_activation; PyTorch: always the sigmoid; MATLAB: GateActivationFunction.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>What the forget gates' biases are filled with at first, whatever the other biases are. Default: 1 (Jozefowicz et al. 2015). Keras: unit_forget_bias; PyTorch: none; MATLAB: unit-forget-gate.</summary>
    public double ForgetBias { get; set; } = 1;
}
