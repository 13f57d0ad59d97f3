using System;
using System.Linq;

namespace Gen.Tests.Reference.Recurrent;

/// <summary>The gated recurrent unit, in both variants.</summary>
/// <param name="units">The numbers of a state.</param>
public sealed class GruReference(int units) : RecurrentReference(units)
{
    /// <summary>Whether the reset gate acts behind the state's own weights.</summary>
    public bool ResetAfter { get; init; } = true;

    /// <inheritdoc/>
    protected override string Name => "Gru";

    /// <inheritdoc/>
    protected override int Gates => 3;

    /// <inheritdoc/>
    protected override int BiasRows => ResetAfter ? 2 : 1;

    private int Columns => 3 * Units;

    /// <inheritdoc/>
    protected override AttributeText Options(AttributeText text) => base.Options(text).Flag("ResetAfter", ResetAfter, true);

    /// <inheritdoc/>
    protected override double[] Step(double[] x, double[] state, double[][] parameters)
    {
        var (next, reset) = (new double[Units], Reset(x, state, parameters));
        for (var u = 0; u < Units; u++)
        {
            var z = StateActivation.Of(RecurrentActivation, GateSum(x, state, parameters, u));
            var candidate = StateActivation.Of(Activation, CandidateSum(x, state, reset, parameters, u));
            next[u] = z * state[u] + (1 - z) * candidate;
        }

        return next;
    }

    /// <inheritdoc/>
    protected override (double[] Input, double[] State) StepBack(double[] x, double[] state, double[] dNext, double[][] parameters, double[][] gradients)
    {
        var (dX, dState, dReset, reset) = (new double[x.Length], new double[Units], new double[Units], Reset(x, state, parameters));
        var (dResetState, resetState) = (new double[Units], reset.Zip(state, (r, h) => r * h).ToArray());
        for (var u = 0; u < Units; u++)
        {
            var zSum = GateSum(x, state, parameters, u);
            var sum = CandidateSum(x, state, reset, parameters, u);
            var z = StateActivation.Of(RecurrentActivation, zSum);
            dState[u] += dNext[u] * z;
            BackGate(u, dNext[u] * (state[u] - StateActivation.Of(Activation, sum)) * StateActivation.Derivative(RecurrentActivation, zSum));
            var dSum = dNext[u] * (1 - z) * StateActivation.Derivative(Activation, sum);
            var column = 2 * Units + u;
            BackInput(column, dSum);
            if (ResetAfter)
            {
                dReset[u] += dSum * StateHalf(state, parameters, column);
                BackState(column, dSum * reset[u]);
            }
            else
            {
                Matrix.Back(dSum, resetState, parameters[1], Columns, column, dResetState, gradients[1]);
            }
        }

        for (var u = 0; u < Units; u++)
        {
            dState[u] += dResetState[u] * reset[u];
            BackGate(Units + u, (dReset[u] + dResetState[u] * state[u]) * StateActivation.Derivative(RecurrentActivation, GateSum(x, state, parameters, Units + u)));
        }

        return (dX, dState);

        void BackGate(int column, double dSum)
        {
            BackInput(column, dSum);
            BackState(column, dSum);
        }

        void BackInput(int column, double dSum)
        {
            Matrix.Back(dSum, x, parameters[0], Columns, column, dX, gradients[0]);
            if (UseBias)
                gradients[2][column] += dSum;
        }

        void BackState(int column, double dSum)
        {
            Matrix.Back(dSum, state, parameters[1], Columns, column, dState, gradients[1]);
            if (UseBias && ResetAfter)
                gradients[2][Columns + column] += dSum;
        }
    }

    private double[] Reset(double[] x, double[] state, double[][] parameters) =>
        [.. Enumerable.Range(Units, Units).Select(column => StateActivation.Of(RecurrentActivation, GateSum(x, state, parameters, column)))];

    private double GateSum(double[] x, double[] state, double[][] parameters, int column) =>
        Matrix.Product(x, parameters[0], Columns, column) + Bias(parameters, column) + StateHalf(state, parameters, column);

    private double CandidateSum(double[] x, double[] state, double[] reset, double[][] parameters, int unit)
    {
        var column = 2 * Units + unit;
        var input = Matrix.Product(x, parameters[0], Columns, column) + Bias(parameters, column);
        return ResetAfter
            ? input + reset[unit] * StateHalf(state, parameters, column)
            : input + Matrix.Product([.. reset.Zip(state, (r, h) => r * h)], parameters[1], Columns, column);
    }

    /// <summary>The state's half of a sum, with the bias that it has where the reset gate acts behind it.</summary>
    private double StateHalf(double[] state, double[][] parameters, int column) =>
        Matrix.Product(state, parameters[1], Columns, column) + (ResetAfter ? Bias(parameters, Columns + column) : 0);
}
