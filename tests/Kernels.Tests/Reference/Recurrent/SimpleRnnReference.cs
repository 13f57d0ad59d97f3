namespace Gen.Tests.Reference.Recurrent;

/// <summary>A plain recurrent layer.</summary>
/// <param name="units">The numbers of a state.</param>
public sealed class SimpleRnnReference(int units) : RecurrentReference(units)
{
    /// <inheritdoc/>
    protected override string Name => "SimpleRnn";

    /// <inheritdoc/>
    protected override int Gates => 1;

    /// <inheritdoc/>
    protected override AttributeText Options(AttributeText text) => text;

    /// <inheritdoc/>
    protected override double[] Step(double[] x, double[] state, double[][] parameters)
    {
        var next = new double[Units];
        for (var u = 0; u < Units; u++)
            next[u] = StateActivation.Of(Activation, Sum(x, state, parameters, u));
        return next;
    }

    /// <inheritdoc/>
    protected override (double[] Input, double[] State) StepBack(double[] x, double[] state, double[] dNext, double[][] parameters, double[][] gradients)
    {
        var (dX, dState) = (new double[x.Length], new double[Units]);
        for (var u = 0; u < Units; u++)
        {
            var dSum = dNext[u] * StateActivation.Derivative(Activation, Sum(x, state, parameters, u));
            Matrix.Back(dSum, x, parameters[0], Units, u, dX, gradients[0]);
            Matrix.Back(dSum, state, parameters[1], Units, u, dState, gradients[1]);
            if (UseBias)
                gradients[2][u] += dSum;
        }

        return (dX, dState);
    }

    private double Sum(double[] x, double[] state, double[][] parameters, int unit) =>
        Matrix.Product(x, parameters[0], Units, unit) + Matrix.Product(state, parameters[1], Units, unit) + Bias(parameters, unit);
}
