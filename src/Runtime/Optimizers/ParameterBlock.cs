using System;

namespace Gen;

/// <summary>A run of neighbouring values of one parameter, with what an optimizer needs to update them.</summary>
public readonly ref struct ParameterBlock
{
    private readonly Span<float> _states;
    private readonly int _start;
    private readonly int _stride;

    internal ParameterBlock(
        Span<float> values, Span<float> gradients, Span<float> scratch, Span<float> states, int start, int stride, float learningRate, float l2Factor)
    {
        Values = values;
        Gradients = gradients;
        Scratch = scratch;
        _states = states;
        _start = start;
        _stride = stride;
        LearningRate = learningRate;
        L2Factor = l2Factor;
    }

    /// <summary>The values, to be updated in place.</summary>
    public Span<float> Values { get; }

    /// <summary>The gradients, L2 included: a copy, free to be overwritten.</summary>
    public Span<float> Gradients { get; }

    /// <summary>As many floats for results in between, with any values.</summary>
    public Span<float> Scratch { get; }

    /// <summary>The optimizer's learning rate times the parameter's factor.</summary>
    public float LearningRate { get; }

    /// <summary>The parameter's <see cref="Parameter.L2Factor"/>, for optimizers with a decay of their own; L2 is in the gradients already.</summary>
    public float L2Factor { get; }

    /// <summary>One of the optimizer's states, zero at first.</summary>
    /// <param name="index">Less than <see cref="Optimizer.StatesPerValue"/>.</param>
    public Span<float> State(int index) => _states.Slice(index * _stride + _start, Values.Length);
}
