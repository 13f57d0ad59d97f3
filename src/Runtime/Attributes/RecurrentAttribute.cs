using System;

namespace Gen;

/// <summary>The base of the recurrent layers: a state that each step of the signal changes, and that is the output.</summary>
/// <remarks>
/// The output is <c>[1, Units]</c>, the state behind the last step that is read, or with <see cref="ReturnSequences"/> <c>[Length, Units]</c>; twice as many
/// channels where it is <see cref="Direction.Bidirectional"/>. The state begins as zeros with each sample.
/// </remarks>
public abstract class RecurrentAttribute : ParametricLayerAttribute
{
    private protected RecurrentAttribute()
    {
    }

    /// <summary>The numbers of a state, at least 1. No default: it must be given. Keras: units; PyTorch: hidden_size; MATLAB: NumHiddenUnits.</summary>
    public int Units { get; set; }

    /// <summary>Whether the state behind each step is the output, and not the last one only. Default: <see langword="false"/>. Keras: return_sequences; PyTorch: always; MATLAB: OutputMode.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>The way through the signal. Default: <see cref="Direction.Forward"/>. Keras: go_backwards, Bidirectional; PyTorch: bidirectional; MATLAB: bilstmLayer.</summary>
    public Direction Direction { get; set; } = Direction.Forward;

    /// <summary>Whether learned biases are added. Default: <see langword="true"/>. Keras: use_bias; PyTorch: bias; MATLAB: always.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// What makes the state's candidates. Default: <see cref="Activation.Tanh"/>. A function that falls anywhere (Gelu, Swish, HardSwish) is none: its gradient cannot be told from
    /// its value. Keras: activation; PyTorch: nonlinearity of RNN, else always tanh; MATLAB: StateActivationFunction.
    /// </summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>
    /// What the state's own weights are filled with at first: a type that implements <see cref="IInitializer"/>. Default: <see cref="Orthogonal"/>. Keras: recurrent_initializer, orthogonal; PyTorch:
    /// orthogonal_ of torch.nn.init; MATLAB: RecurrentWeightsInitializer, orthogonal.
    /// </summary>
    public Type RecurrentInitializer { get; set; } = typeof(Orthogonal);
}
