using System;

namespace Gen.Tests.Reference.Recurrent;

/// <summary>Long short-term memory: the state is h, then c.</summary>
/// <param name="units">The numbers of h.</param>
public sealed class LstmReference(int units) : RecurrentReference(units)
{
    /// <inheritdoc/>
    protected override string Name => "Lstm";

    /// <inheritdoc/>
    protected override int Gates => 4;

    /// <inheritdoc/>
    protected override int StateLength => 2 * Units;

    /// <inheritdoc/>
    protected override double[] Step(double[] x, double[] state, double[][] parameters)
    {
        var next = new double[2 * Units];
        for (var u = 0; u < Units; u++)
        {
            var (i, f, g, o) = (Gate(0, u), Gate(1, u), StateActivation.Of(Activation, Sum(x, state, parameters, 2, u)), Gate(3, u));
            next[Units + u] = f * state[Units + u] + i * g;
            next[u] = o * StateActivation.Of(Activation, next[Units + u]);
        }

        return next;

        double Gate(int gate, int unit) => StateActivation.Of(RecurrentActivation, Sum(x, state, parameters, gate, unit));
    }

    /// <inheritdoc/>
    protected override (double[] Input, double[] State) StepBack(double[] x, double[] state, double[] dNext, double[][] parameters, double[][] gradients)
    {
        var (dX, dState) = (new double[x.Length], new double[2 * Units]);
        for (var u = 0; u < Units; u++)
        {
            var sums = new double[4];
            for (var gate = 0; gate < 4; gate++)
                sums[gate] = Sum(x, state, parameters, gate, u);
            var (i, f, o) = (Gate(sums[0]), Gate(sums[1]), Gate(sums[3]));
            var g = StateActivation.Of(Activation, sums[2]);
            var c = f * state[Units + u] + i * g;
            var dC = dNext[Units + u] + dNext[u] * o * StateActivation.Derivative(Activation, c);
            dState[Units + u] = dC * f;
            Back(0, u, dC * g * Slope(sums[0]));
            Back(1, u, dC * state[Units + u] * Slope(sums[1]));
            Back(2, u, dC * i * StateActivation.Derivative(Activation, sums[2]));
            Back(3, u, dNext[u] * StateActivation.Of(Activation, c) * Slope(sums[3]));
        }

        return (dX, dState);

        double Gate(double sum) => StateActivation.Of(RecurrentActivation, sum);
        double Slope(double sum) => StateActivation.Derivative(RecurrentActivation, sum);
        void Back(int gate, int unit, double dSum)
        {
            var (column, h, dH) = (gate * Units + unit, state[..Units], new double[Units]);
            Matrix.Back(dSum, x, parameters[0], 4 * Units, column, dX, gradients[0]);
            Matrix.Back(dSum, h, parameters[1], 4 * Units, column, dH, gradients[1]);
            for (var index = 0; index < Units; index++)
                dState[index] += dH[index];
            if (UseBias)
                gradients[2][column] += dSum;
        }
    }

    private double Sum(double[] x, double[] state, double[][] parameters, int gate, int unit)
    {
        var column = gate * Units + unit;
        return Matrix.Product(x, parameters[0], 4 * Units, column) + Matrix.Product(state[..Units], parameters[1], 4 * Units, column) + Bias(parameters, column);
    }
}
