using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>A layer that names a signal or uses named ones: what comes out is made of several signals.</summary>
/// <param name="signals">The names of the signals that it uses.</param>
public abstract class SignalReference(params string[] signals) : ReferenceLayer
{
    /// <summary>The names of the signals that it uses.</summary>
    public IReadOnlyList<string> Signals => signals;

    /// <summary>Whether the signal in front is one of its inputs, the first.</summary>
    public virtual bool HasMain => true;

    /// <inheritdoc/>
    public override string Attribute => $"{Kind[..1].ToUpperInvariant()}{Kind[1..]}({string.Join(", ", signals.Select(signal => $"\"{signal}\""))})";

    /// <summary>The shape of the output.</summary>
    public abstract Shape Merge(IReadOnlyList<Shape> shapes);

    /// <summary>The output of one sample.</summary>
    public abstract double[] Merge(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs);

    /// <summary>The gradients of all inputs of one sample.</summary>
    public abstract IReadOnlyList<double[]> Split(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs, double[] gradient);

    /// <inheritdoc/>
    public sealed override double[][] Forward(Shape shape, double[][] inputs, double[][] parameters, bool training) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override double[][] Backward(Shape shape, double[][] inputs, double[][] outputGradients, double[][] parameters, double[][] gradients) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected sealed override Shape OutputShape(Shape input) => throw new NotSupportedException();
}

/// <summary>Names the signal that stands here.</summary>
/// <param name="name">The name.</param>
public sealed class KeepReference(string name) : SignalReference
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public override string Kind => "keep";

    /// <inheritdoc/>
    public override string Attribute => $"Keep(\"{name}\")";

    /// <inheritdoc/>
    public override Shape Merge(IReadOnlyList<Shape> shapes) => shapes[0];

    /// <inheritdoc/>
    public override double[] Merge(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs) => inputs[0];

    /// <inheritdoc/>
    public override IReadOnlyList<double[]> Split(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs, double[] gradient) => [gradient];
}

/// <summary>Goes on from a named signal.</summary>
/// <param name="name">The name.</param>
public sealed class TakeReference(string name) : SignalReference(name)
{
    /// <inheritdoc/>
    public override string Kind => "take";

    /// <inheritdoc/>
    public override bool HasMain => false;

    /// <inheritdoc/>
    public override Shape Merge(IReadOnlyList<Shape> shapes) => shapes[0];

    /// <inheritdoc/>
    public override double[] Merge(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs) => inputs[0];

    /// <inheritdoc/>
    public override IReadOnlyList<double[]> Split(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs, double[] gradient) => [gradient];
}

/// <summary>A sum or a product, value by value; what has one step or one channel is the same in all of them.</summary>
/// <param name="kind"><c>add</c> or <c>multiply</c>.</param>
/// <param name="signals">The other signals.</param>
public sealed class ElementwiseReference(string kind, params string[] signals) : SignalReference(signals)
{
    /// <inheritdoc/>
    public override string Kind => kind;

    /// <inheritdoc/>
    public override Shape Merge(IReadOnlyList<Shape> shapes) => new(shapes.Max(shape => shape.Length), shapes.Max(shape => shape.Channels));

    /// <inheritdoc/>
    public override double[] Merge(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs)
    {
        var y = new double[Merge(shapes).Size];
        Visit(shapes, (place, values) => y[place] = kind == "add"
            ? Enumerable.Range(0, inputs.Count).Sum(i => inputs[i][values[i]])
            : Enumerable.Range(0, inputs.Count).Aggregate(1.0, (product, i) => product * inputs[i][values[i]]));
        return y;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double[]> Split(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs, double[] gradient)
    {
        var gradients = shapes.Select(shape => new double[shape.Size]).ToArray();
        Visit(shapes, (place, values) =>
        {
            for (var i = 0; i < inputs.Count; i++)
            {
                var others = kind == "add" ? 1 : Enumerable.Range(0, inputs.Count).Where(other => other != i).Aggregate(1.0, (product, other) => product * inputs[other][values[other]]);
                gradients[i][values[i]] += gradient[place] * others;
            }
        });
        return gradients;
    }

    /// <summary>Calls back for each output, with the place of its value in each input.</summary>
    private void Visit(IReadOnlyList<Shape> shapes, Action<int, int[]> visit)
    {
        var output = Merge(shapes);
        for (var step = 0; step < output.Length; step++)
        {
            for (var channel = 0; channel < output.Channels; channel++)
            {
                visit(output.At(step, channel), [.. shapes.Select(shape => shape.At(shape.Length == 1 ? 0 : step, shape.Channels == 1 ? 0 : channel))]);
            }
        }
    }
}

/// <summary>Signals side by side in the channels.</summary>
/// <param name="signals">The other signals.</param>
public sealed class JoinReference(params string[] signals) : SignalReference(signals)
{
    /// <inheritdoc/>
    public override string Kind => "join";

    /// <inheritdoc/>
    public override Shape Merge(IReadOnlyList<Shape> shapes) => new(shapes.Max(shape => shape.Length), shapes.Sum(shape => shape.Channels));

    /// <inheritdoc/>
    public override double[] Merge(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs)
    {
        var y = new double[Merge(shapes).Size];
        Visit(shapes, (place, input, value) => y[place] = inputs[input][value]);
        return y;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double[]> Split(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs, double[] gradient)
    {
        var gradients = shapes.Select(shape => new double[shape.Size]).ToArray();
        Visit(shapes, (place, input, value) => gradients[input][value] += gradient[place]);
        return gradients;
    }

    private void Visit(IReadOnlyList<Shape> shapes, Action<int, int, int> visit)
    {
        var output = Merge(shapes);
        for (var step = 0; step < output.Length; step++)
        {
            var column = 0;
            for (var input = 0; input < shapes.Count; input++)
            {
                for (var channel = 0; channel < shapes[input].Channels; channel++)
                    visit(output.At(step, column++), input, shapes[input].At(shapes[input].Length == 1 ? 0 : step, channel));
            }
        }
    }
}

/// <summary>Several outputs, one behind another, each in the caller's layout.</summary>
/// <param name="layout">The layout.</param>
/// <param name="signals">The outputs.</param>
public sealed class OutputReference(DataLayout layout, params string[] signals) : SignalReference(signals)
{
    /// <inheritdoc/>
    public override string Kind => "output";

    /// <inheritdoc/>
    public override bool HasMain => false;

    /// <inheritdoc/>
    public override Shape Merge(IReadOnlyList<Shape> shapes) => new(1, shapes.Sum(shape => shape.Size));

    /// <inheritdoc/>
    public override double[] Merge(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs) =>
        [.. shapes.Zip(inputs, (shape, input) => Batch.Join([input], shape, layout)).SelectMany(part => part)];

    /// <inheritdoc/>
    public override IReadOnlyList<double[]> Split(IReadOnlyList<Shape> shapes, IReadOnlyList<double[]> inputs, double[] gradient)
    {
        var start = 0;
        return [.. shapes.Select(shape => Batch.Split(gradient[start..(start += shape.Size)], shape, layout)[0])];
    }
}
