using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// Changes a network's parameters along the gradients of a training session. An optimizer is bound to one network, keeps its state
/// (momenta and the like) in the order of <see cref="Parameter.Packed"/>, and allocates nothing after <see cref="Bind"/>.
/// </summary>
/// <remarks>
/// Parameters that are not <see cref="Parameter.Trainable"/> are left alone. The learning rate of a parameter is
/// <see cref="LearningRate"/> times <see cref="Parameter.LearnRateFactor"/>. L2 adds <c>l2 * L2Factor * w</c> to the gradient of w: the gradient
/// of <c>l2 / 2 * |w|^2</c>, as MATLAB's L2Regularization and PyTorch's weight_decay (Keras' <c>l2(x)</c> is <c>l2 = 2 * x</c> here).
/// A parameter's padding has zero gradients and values, which every update leaves zero.
/// </remarks>
public abstract class Optimizer
{
    // Values, gradients and states of a block stay in the first-level cache between the passes of an update.
    private const int BlockLength = 1024;

    private readonly float[] _gradients = new float[BlockLength];
    private readonly float[] _scratch = new float[BlockLength];
    private AlignedBuffer?[] _states = [];
    private INetwork? _network;

    /// <summary>Starts with a learning rate.</summary>
    /// <param name="learningRate">The optimizer's default.</param>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The step size; may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = Require.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>The number of steps since <see cref="Bind"/> or <see cref="Reset"/>.</summary>
    public long StepCount { get; private set; }

    /// <summary>How many floats of state the optimizer keeps for each parameter value.</summary>
    protected abstract int StatesPerValue { get; }

    /// <summary>Allocates the state for a network. Binding to the same network again keeps the state.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">The optimizer already belongs to another network.</exception>
    public void Bind(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (_network is not null && !ReferenceEquals(_network, network))
            throw new InvalidOperationException($"This {GetType().Name} already keeps the state of another network; give each network its own.");
        if (_network is not null)
            return;

        _states = new AlignedBuffer?[network.Parameters.Count];
        for (var i = 0; i < _states.Length; i++)
            _states[i] = network.Parameters[i].Trainable ? new AlignedBuffer(StatesPerValue * network.Parameters[i].Packed.Length) : null;
        _network = network;
    }

    /// <summary>Forgets all momenta and the number of steps, as if the optimizer were new.</summary>
    public void Reset()
    {
        StepCount = 0;
        foreach (var state in _states)
            state?.Span.Clear();
    }

    /// <summary>Takes one step along the session's gradients, which stay as they are.</summary>
    /// <param name="session">A session of the bound network; the first step binds an optimizer that is not bound yet.</param>
    /// <param name="l2">The L2 factor, at least 0; each parameter multiplies it by its own.</param>
    /// <returns>Whether every value that was changed is still finite.</returns>
    /// <exception cref="InvalidOperationException">The session belongs to another network.</exception>
    public bool Step(ITrainingSession session, double l2 = 0)
    {
        ArgumentNullException.ThrowIfNull(session);
        Require.NotNegative(l2, nameof(l2));
        Bind(session.Network);
        StepCount++;
        BeginStep();

        var parameters = session.Network.Parameters;
        var finite = true;
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i] is { } state)
                finite &= StepParameter(parameters[i], session.PackedGradient(i), state.Span, l2);
        }

        MarkChanged(parameters);
        return finite;
    }

    /// <summary>Carries the number of steps and the states of a bound optimizer.</summary>
    internal void Transfer(StateTransfer state)
    {
        state.Same("optimizer", FormattableString.Invariant($"{GetType().Name} with {StatesPerValue} states for each value"));
        var steps = StepCount;
        state.Value(ref steps);
        StepCount = steps;
        for (var i = 0; i < _states.Length; i++)
        {
            var layout = _network!.Parameters[i].Layout;
            for (var s = 0; s < StatesPerValue && _states[i] is not null; s++)
                state.Packed(layout, _states[i]!.Span.Slice(s * layout.PackedLength, layout.PackedLength));
        }
    }

    /// <summary>Computes what all parameters of a step share; <see cref="StepCount"/> is 1 in the first step.</summary>
    protected virtual void BeginStep()
    {
    }

    /// <summary>Updates the values and states of a block of at most 1,024 values of one parameter.</summary>
    /// <param name="block">The block; its gradients are a copy that may be overwritten.</param>
    protected abstract void Update(in ParameterBlock block);

    private bool StepParameter(Parameter parameter, ReadOnlySpan<float> gradients, Span<float> states, double l2)
    {
        var decay = (float)(l2 * parameter.L2Factor);
        var learningRate = (float)(LearningRate * parameter.LearnRateFactor);
        var finite = true;
        for (var start = 0; start < gradients.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, gradients.Length - start);
            var values = parameter.Packed.Slice(start, length);
            var copy = _gradients.AsSpan(0, length);
            if (decay == 0)
                gradients.Slice(start, length).CopyTo(copy);
            else
                TensorPrimitives.MultiplyAdd(values, decay, gradients.Slice(start, length), copy);

            Update(new ParameterBlock(values, copy, _scratch.AsSpan(0, length), states, start, gradients.Length, learningRate, parameter.L2Factor));
            finite &= TensorPrimitives.IsFiniteAll<float>(values);
        }

        return finite;
    }

    private static void MarkChanged(IReadOnlyList<Parameter> parameters)
    {
        if (parameters is ParameterSet set)
        {
            set.Changed();
            return;
        }

        for (var i = 0; i < parameters.Count; i++)
            parameters[i].Changed();
    }
}
