using System;

namespace Gen.Tests.Reference.Recurrent;

/// <summary>The activations that a recurrent layer may have, from their definitions.</summary>
public static class StateActivation
{
    /// <summary>The function of a number.</summary>
    public static double Of(Activation function, double x) => function switch
    {
        Activation.None => x,
        Activation.Relu => Math.Max(x, 0),
        Activation.LeakyRelu => x > 0 ? x : 0.01 * x,
        Activation.Elu => x > 0 ? x : Math.Exp(x) - 1,
        Activation.Selu => 1.05070098 * (x > 0 ? x : 1.67326324 * (Math.Exp(x) - 1)),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.HardSigmoid => Math.Clamp(x / 6 + 0.5, 0, 1),
        Activation.Tanh => Math.Tanh(x),
        Activation.Softplus => Math.Log(1 + Math.Exp(x)),
        Activation.Softsign => x / (1 + Math.Abs(x)),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No activation of a state."),
    };

    /// <summary>Its derivative.</summary>
    public static double Derivative(Activation function, double x) => function switch
    {
        Activation.None => 1,
        Activation.Relu => x > 0 ? 1 : 0,
        Activation.LeakyRelu => x > 0 ? 1 : 0.01,
        Activation.Elu => x > 0 ? 1 : Math.Exp(x),
        Activation.Selu => 1.05070098 * (x > 0 ? 1 : 1.67326324 * Math.Exp(x)),
        Activation.Sigmoid => Of(function, x) * (1 - Of(function, x)),
        Activation.HardSigmoid => Math.Abs(x) < 3 ? 1.0 / 6 : 0,
        Activation.Tanh => 1 - Math.Tanh(x) * Math.Tanh(x),
        Activation.Softplus => 1 / (1 + Math.Exp(-x)),
        Activation.Softsign => 1 / Math.Pow(1 + Math.Abs(x), 2),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No activation of a state."),
    };
}
