namespace Gen;

/// <summary>A plain recurrent layer (Elman 1990): <c>h = activation(x * weight + h * recurrent_weight + bias)</c>.</summary>
/// <remarks>
/// Parameters: <c>weight</c> <c>[in, Units]</c>, <c>recurrent_weight</c> <c>[Units, Units]</c>, <c>bias</c> <c>[Units]</c>; those of the second direction are
/// <c>backward_weight</c> and so on. PyTorch (RNN) has matrices transposed and two biases, whose sum is this one.
/// </remarks>
public sealed class SimpleRnnAttribute : RecurrentAttribute
{
    /// <summary>Declares a layer whose <see cref="RecurrentAttribute.Units"/> are given by name.</summary>
    public SimpleRnnAttribute()
    {
    }

    /// <summary>Declares a layer of so many units.</summary>
    /// <param name="units">The numbers of a state.</param>
    public SimpleRnnAttribute(int units) => Units = units;
}
