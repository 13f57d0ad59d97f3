namespace Gen;

/// <summary>The base of the layers that name signals, or use named ones.</summary>
/// <remarks>
/// A name is known behind the layer that gives it, in the same class: a network's names are no block's, and a block's are its own at each place where it is used.
/// So any graph without loops is declared in source order.
/// </remarks>
public abstract class SignalAttribute : LayerAttribute
{
    private protected SignalAttribute()
    {
    }
}

/// <summary>
/// Names the signal that stands here, for layers further behind; the signal itself goes on. Keras and PyTorch: a variable; MATLAB: a layer's output in connectLayers.
/// </summary>
/// <example><code>[Conv1d(Filters = 8, Padding = "same"), Keep("a"), Relu, Add("a")]</code></example>
public sealed class KeepAttribute : SignalAttribute
{
    /// <summary>Names the signal.</summary>
    /// <param name="signal">The name: letters, digits and underscores, unique in its class.</param>
    public KeepAttribute(string signal) => Signal = signal;

    /// <summary>The name. No default: it must be given. Keras and PyTorch: a variable; MATLAB: the layer's Name.</summary>
    public string Signal { get; }
}

/// <summary>
/// Goes on from a named signal, a kept one or a further input, in place of the one that stands here. Keras and PyTorch: a variable; MATLAB: connectLayers.
/// </summary>
public sealed class TakeAttribute : SignalAttribute
{
    /// <summary>Goes on from a signal.</summary>
    /// <param name="signal">The name that a <see cref="KeepAttribute"/> or a further <see cref="InputAttribute"/> gave it.</param>
    public TakeAttribute(string signal) => Signal = signal;

    /// <summary>The signal's name. No default: it must be given. Keras and PyTorch: a variable; MATLAB: the layer's Name.</summary>
    public string Signal { get; }
}

/// <summary>
/// The signal here plus named ones, value by value. All have the same shape <c>[Length, Channels]</c>; one of a single step, <c>[1, Channels]</c>, is spread over all steps.
/// Keras: Add; PyTorch: +; MATLAB: additionLayer.
/// </summary>
public sealed class AddAttribute : SignalAttribute
{
    /// <summary>Adds signals.</summary>
    /// <param name="signals">Their names; at least one.</param>
    public AddAttribute(params string[] signals) => Signals = signals;

    /// <summary>The names of the other signals. No default: it must be given. Keras: a list of tensors; PyTorch: operands; MATLAB: connectLayers.</summary>
    public string[] Signals { get; }
}

/// <summary>
/// The signal here times named ones, value by value: a gate, an attention. All have the same shape <c>[Length, Channels]</c>; one of a single step, <c>[1, Channels]</c>, is spread
/// over all steps, and one of a single channel, <c>[Length, 1]</c>, over all channels. Keras: Multiply; PyTorch: *; MATLAB: multiplicationLayer.
/// </summary>
public sealed class MultiplyAttribute : SignalAttribute
{
    /// <summary>Multiplies with signals.</summary>
    /// <param name="signals">Their names; at least one.</param>
    public MultiplyAttribute(params string[] signals) => Signals = signals;

    /// <summary>The names of the other signals. No default: it must be given. Keras: a list of tensors; PyTorch: operands; MATLAB: connectLayers.</summary>
    public string[] Signals { get; }
}

/// <summary>
/// The signal here and named ones side by side along the channels, the named ones behind. All have the same number of steps; one of a single step is spread over all steps.
/// The output is <c>[Length, sum of the channels]</c>. Keras: Concatenate; PyTorch: cat; MATLAB: concatenationLayer.
/// </summary>
public sealed class JoinAttribute : SignalAttribute
{
    /// <summary>Puts signals side by side.</summary>
    /// <param name="signals">Their names; at least one.</param>
    public JoinAttribute(params string[] signals) => Signals = signals;

    /// <summary>The names of the other signals. No default: it must be given. Keras: a list of tensors; PyTorch: operands; MATLAB: connectLayers.</summary>
    public string[] Signals { get; }
}

/// <summary>
/// The outputs of a network that has several, its last layer: kept signals, one behind another in each sample of the output, each in the network's layout. The class has constants for
/// each: <c>Output("class")</c> gives <c>ClassOffset</c>, <c>ClassLength</c>, <c>ClassChannels</c> and <c>ClassSize</c>. Keras: outputs of Model; PyTorch: a tuple; MATLAB: OutputNames.
/// </summary>
/// <remarks>A loss for each output: <see cref="HeadLosses"/>. The network's <c>OutputLength</c> is 1 and <c>OutputChannels</c> is the sum of all sizes.</remarks>
public sealed class OutputAttribute : SignalAttribute
{
    /// <summary>Names the outputs.</summary>
    /// <param name="signals">The names of kept signals, in the order in which their values stand; at least one.</param>
    public OutputAttribute(params string[] signals) => Signals = signals;

    /// <summary>The names of the outputs. No default: it must be given. Keras: outputs; PyTorch: what forward returns; MATLAB: OutputNames.</summary>
    public string[] Signals { get; }
}
