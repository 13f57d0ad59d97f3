using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Every activation by its formula, and its slope by the gradient of the input.</summary>
public sealed class ActivationTests
{
    // No kink of any function (0, 3 and -3) is within a step of these.
    private static readonly float[] s_inputs = [-4, -1.5f, -0.25f, 0.3f, 2, 3.5f];
    private static readonly float[] s_positive = [0.1f, 0.5f, 1, 1.5f, 2, 3.5f];

    [Fact]
    public void Leaky_relu() => Check(new OneLeakyRelu(), x => x > 0 ? x : 0.1 * x);

    [Fact]
    public void Elu() => Check(new OneElu(), x => x > 0 ? x : 1.5 * (Math.Exp(x) - 1));

    [Fact]
    public void Selu() => Check(new OneSelu(), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543773 * (Math.Exp(x) - 1)));

    [Fact]
    public void Gelu() => Check(new OneGelu(), x => x * NormalProbability(x));

    [Fact]
    public void Sigmoid() => Check(new OneSigmoid(), x => 1 / (1 + Math.Exp(-x)));

    [Fact]
    public void Hard_sigmoid() => Check(new OneHardSigmoid(), x => Math.Clamp(x / 6 + 0.5, 0, 1));

    [Fact]
    public void Tanh() => Check(new OneTanh(), Math.Tanh);

    [Fact]
    public void Softplus() => Check(new OneSoftplus(), x => Math.Log(1 + Math.Exp(x)));

    [Fact]
    public void Softsign() => Check(new OneSoftsign(), x => x / (1 + Math.Abs(x)));

    [Fact]
    public void Swish() => Check(new OneSwish(), x => x / (1 + Math.Exp(-x)));

    [Fact]
    public void Hard_swish() => Check(new OneHardSwish(), x => x * Math.Clamp(x / 6 + 0.5, 0, 1));

    [Fact]
    public void Square_root() => Check(new OneSqrt(), Math.Sqrt, s_positive);

    [Fact]
    public void Reciprocal() => Check(new OneReciprocal(), x => 1 / x);

    [Fact]
    public void Exponential() => Check(new OneExp(), Math.Exp);

    [Fact]
    public void Logarithm() => Check(new OneLog(), Math.Log, s_positive);

    [Fact]
    public void At_the_end_of_a_layer()
    {
        Check(Identity(new DenseRelu()), x => Math.Max(x, 0));
        Check(Identity(new DenseTanh()), Math.Tanh);
    }

    private static void Check(INetwork network, Func<double, double> function, float[]? inputs = null)
    {
        inputs ??= s_inputs;
        AssertClose(inputs, function, network.Predicted(inputs));
        var session = network.CreateTrainingSession(1);
        AssertClose(inputs, function, session.Forwarded(inputs));
        var gradients = new float[inputs.Length];
        session.Backward([1, 1, 1, 1, 1, 1], gradients);
        AssertClose(inputs, x => (function(x + 1e-5) - function(x - 1e-5)) / 2e-5, gradients);
    }

    private static void AssertClose(float[] inputs, Func<double, double> expected, float[] actual) =>
        Assert.All(inputs.Zip(actual), pair => Assert.Equal(expected(pair.First), pair.Second, 1e-5));

    private static INetwork Identity(INetwork network)
    {
        network.Named("dense_1.weight").Write([1, 0, 0, 1]);
        return network;
    }

    /// <summary>By Simpson's rule from 0 to x, which is exact to more digits than are compared.</summary>
    private static double NormalProbability(double x)
    {
        const int Intervals = 200;
        double Density(double t) => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
        var step = x / Intervals;
        var inner = Enumerable.Range(1, Intervals - 1).Sum(i => (i % 2 == 1 ? 4 : 2) * Density(i * step));
        return 0.5 + step / 3 * (Density(0) + inner + Density(x));
    }
}
