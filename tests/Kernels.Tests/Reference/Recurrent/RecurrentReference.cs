using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference.Recurrent;

/// <summary>A recurrent layer: steps one after the other, and back in the opposite order. What a step does is the cell's.</summary>
/// <param name="units">The numbers of a state that go out.</param>
public abstract class RecurrentReference(int units) : SampleLayer
{
    /// <summary>The numbers of a state that go out.</summary>
    public int Units => units;

    /// <summary>Whether each step's state goes out.</summary>
    public bool ReturnSequences { get; init; }

    /// <summary>The way through the signal.</summary>
    public Direction Direction { get; init; }

    /// <summary>Whether there are biases.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>What makes candidates.</summary>
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <summary>What makes gates.</summary>
    public Activation RecurrentActivation { get; init; } = Activation.Sigmoid;

    /// <inheritdoc/>
    public override string Kind => Name.ToLowerInvariant();

    /// <inheritdoc/>
    public override string Attribute => Options(new AttributeText(Name).Value(units)
        .Flag("ReturnSequences", ReturnSequences, false).Member("Direction", Direction).Flag("UseBias", UseBias, true)
        .Member("Activation", Activation, Activation.Tanh)).ToString();

    /// <summary>The attribute's name.</summary>
    protected abstract string Name { get; }

    /// <summary>The gates.</summary>
    protected abstract int Gates { get; }

    /// <summary>The rows of the bias.</summary>
    protected virtual int BiasRows => 1;

    /// <summary>The numbers that go from step to step.</summary>
    protected virtual int StateLength => units;

    private int Directions => Direction == Direction.Bidirectional ? 2 : 1;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) => [.. Enumerable.Range(0, Directions)
        .SelectMany(index => Parameters(input, index == 0 ? "" : "backward_"))];

    /// <summary>Adds the cell's own options to the attribute.</summary>
    protected virtual AttributeText Options(AttributeText text) => text.Member("RecurrentActivation", RecurrentActivation, Activation.Sigmoid);

    /// <summary>The state behind a step.</summary>
    protected abstract double[] Step(double[] x, double[] state, double[][] parameters);

    /// <summary>The gradients of a step's input and of the state before it; adds to those of the parameters.</summary>
    protected abstract (double[] Input, double[] State) StepBack(double[] x, double[] state, double[] dNext, double[][] parameters, double[][] gradients);

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(ReturnSequences ? input.Length : 1, units * Directions);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = OutputShape(shape);
        var y = new double[output.Size];
        for (var index = 0; index < Directions; index++)
        {
            var order = Order(shape.Length, index);
            var states = States(shape, x, order, Own(parameters, index));
            for (var place = 0; place < order.Length; place++)
            {
                if (ReturnSequences || place == order.Length - 1)
                    Array.Copy(states[place + 1], 0, y, output.At(ReturnSequences ? order[place] : 0, index * units), units);
            }
        }

        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var (output, dX) = (OutputShape(shape), new double[shape.Size]);
        for (var index = 0; index < Directions; index++)
        {
            var order = Order(shape.Length, index);
            var states = States(shape, x, order, Own(parameters, index));
            var dState = new double[StateLength];
            for (var place = order.Length - 1; place >= 0; place--)
            {
                for (var unit = 0; unit < units && (ReturnSequences || place == order.Length - 1); unit++)
                    dState[unit] += dY[output.At(ReturnSequences ? order[place] : 0, index * units + unit)];
                (var dInput, dState) = StepBack(Row(shape, x, order[place]), states[place], dState, Own(parameters, index), Own(gradients, index));
                for (var channel = 0; channel < shape.Channels; channel++)
                    dX[shape.At(order[place], channel)] += dInput[channel];
            }
        }

        return dX;
    }

    /// <summary>The bias of a column, in a row of biases.</summary>
    protected double Bias(double[][] parameters, int column) => UseBias ? parameters[2][column] : 0;

    private static double[] Row(Shape shape, double[] x, int step) => x[shape.At(step, 0)..shape.At(step + 1, 0)];

    private int[] Order(int length, int index)
    {
        var steps = Enumerable.Range(0, length);
        return [.. Direction == Direction.Backward || index == 1 ? steps.Reverse() : steps];
    }

    private double[][] Own(double[][] all, int index) => all[(index * all.Length / Directions)..((index + 1) * all.Length / Directions)];

    private double[][] States(Shape shape, double[] x, int[] order, double[][] parameters)
    {
        var states = new double[order.Length + 1][];
        states[0] = new double[StateLength];
        for (var place = 0; place < order.Length; place++)
            states[place + 1] = Step(Row(shape, x, order[place]), states[place], parameters);
        return states;
    }

    private IEnumerable<ParameterSpec> Parameters(Shape input, string prefix)
    {
        var columns = Gates * units;
        yield return ParameterSpec.Weight(input.Channels, input.Channels, columns) with { Suffix = prefix + "weight" };
        yield return ParameterSpec.Weight(2 * units, units, columns) with { Suffix = prefix + "recurrent_weight" };
        if (UseBias)
            yield return new(prefix + "bias", BiasRows == 1 ? [columns] : [BiasRows, columns]);
    }
}
