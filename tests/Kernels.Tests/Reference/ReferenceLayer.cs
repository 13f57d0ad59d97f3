using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// One layer written straight from its definition, in double precision and without state: what is right, however slow.
/// Samples are <c>[Length, Channels]</c>, row-major; a batch is an array of samples.
/// </summary>
public abstract class ReferenceLayer
{
    /// <summary>The layer's kind in the names of parameters: <c>conv1d</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The C# text that declares the layer, without brackets.</summary>
    public abstract string Attribute { get; }

    /// <summary>The blocks that the layer is made of.</summary>
    public virtual IReadOnlyList<ReferenceBlock> Blocks => [];

    /// <summary>Whether the layer can be applied to such an input.</summary>
    public virtual bool Fits(Shape input) => true;

    /// <summary>The shape of the output.</summary>
    /// <exception cref="ArgumentException">The layer cannot be applied to such an input.</exception>
    public Shape Infer(Shape input) =>
        Fits(input) ? OutputShape(input) : throw new ArgumentException($"{Attribute} cannot be applied to {input}.", nameof(input));

    /// <summary>The parameters for such an input, in the contract's order.</summary>
    public virtual IReadOnlyList<ParameterSpec> Parameters(Shape input) => [];

    /// <summary>The outputs of a batch.</summary>
    /// <param name="shape">The shape of one input.</param>
    /// <param name="inputs">The batch.</param>
    /// <param name="parameters">The values of <see cref="Parameters"/>.</param>
    /// <param name="training">Whether batch statistics are used instead of running ones.</param>
    public abstract double[][] Forward(Shape shape, double[][] inputs, double[][] parameters, bool training);

    /// <summary>The input gradients of a batch in training mode; parameter gradients are added to <paramref name="gradients"/>.</summary>
    /// <param name="shape">The shape of one input.</param>
    /// <param name="inputs">The batch that went through <see cref="Forward"/>.</param>
    /// <param name="outputGradients">The gradient for each output.</param>
    /// <param name="parameters">The values of <see cref="Parameters"/>.</param>
    /// <param name="gradients">One array for each parameter.</param>
    public abstract double[][] Backward(
        Shape shape, double[][] inputs, double[][] outputGradients, double[][] parameters, double[][] gradients);

    /// <summary>Moves running statistics, where the layer has any, towards those of a batch.</summary>
    public virtual void UpdateStatistics(Shape shape, double[][] inputs, double[][] parameters)
    {
    }

    /// <summary>The shape of the output, for an input that fits.</summary>
    protected abstract Shape OutputShape(Shape input);
}
