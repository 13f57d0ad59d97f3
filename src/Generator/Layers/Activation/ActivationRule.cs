using System;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using static Gen.Generator.Graph.Elementwise.Expression;

namespace Gen.Generator.Layers.Activation;

/// <summary>An activation as two formulas.</summary>
/// <param name="Forward">The output, of the input as operand 0.</param>
/// <param name="Gradient">The gradient of the input: operand 0 is the gradient of the output, operand 1 what <paramref name="Reads"/> says.</param>
/// <param name="Reads">What of the forward pass the gradient is computed from.</param>
internal sealed record ActivationRule(Expression Forward, Expression Gradient, GradientSource Reads)
{
    private static readonly Expression s_x = new ValueOf(0);
    private static readonly Expression s_dy = new ValueOf(0);
    private static readonly Expression s_kept = new ValueOf(1);

    /// <summary>The factor below zero where the declaration gives none.</summary>
    public static double DefaultAlpha(ActivationFunction function) => function == ActivationFunction.LeakyRelu ? 0.01 : 1;

    /// <summary>Whether the function has a factor below zero.</summary>
    public static bool HasAlpha(ActivationFunction function) => function is ActivationFunction.LeakyRelu or ActivationFunction.Elu;

    /// <summary>Whether no value of a function can be below zero, given that of its input; all of them keep zero and what is above it there.</summary>
    public static bool IsNeverNegative(ActivationFunction function, bool input) => input
        || function is ActivationFunction.Relu or ActivationFunction.Sigmoid or ActivationFunction.HardSigmoid or ActivationFunction.Softplus
            or ActivationFunction.Sqrt or ActivationFunction.Exp;

    /// <summary>What a function, or none, makes of numbers of either sign.</summary>
    public static OutputValues OutputOf(ActivationFunction function) => function switch
    {
        ActivationFunction.Relu => OutputValues.Relu,
        ActivationFunction.Sigmoid => OutputValues.Sigmoid,
        ActivationFunction.HardSigmoid or ActivationFunction.Softplus or ActivationFunction.Sqrt or ActivationFunction.Exp => OutputValues.Unknown,
        _ => OutputValues.Signed,
    };

    /// <summary>Why a function that acts below zero does nothing, in words.</summary>
    public const string WhyNotBelowZero = "what comes to it is never below zero";

    /// <summary>Whether a function leaves alone what is not below zero.</summary>
    public static bool ActsBelowZeroOnly(ActivationFunction function) =>
        function is ActivationFunction.Relu or ActivationFunction.LeakyRelu or ActivationFunction.Elu;

    /// <summary>
    /// Whether a greater input never gives a lesser output. Softsign does increase, but makes NaN of an infinity, which a greatest value would then not show.
    /// </summary>
    private static bool IsIncreasing(ActivationFunction function) => function is ActivationFunction.Relu or ActivationFunction.LeakyRelu or ActivationFunction.Elu
        or ActivationFunction.Selu or ActivationFunction.Sigmoid or ActivationFunction.HardSigmoid or ActivationFunction.Tanh or ActivationFunction.Softplus;

    /// <summary>The rule of a function.</summary>
    /// <param name="function">The function; not none.</param>
    /// <param name="alpha">Its factor below zero, where it has one.</param>
    public static ActivationRule Of(ActivationFunction function, double alpha)
    {
        var rule = Formulas(function, alpha);
        return rule with { Forward = (Named)rule.Forward with { Increases = IsIncreasing(function) } };
    }

    private static ActivationRule Formulas(ActivationFunction function, double alpha) => function switch
    {
        ActivationFunction.Relu => FromOutput("relu", Max(s_x, 0), new WherePositive(s_kept, s_dy)),
        ActivationFunction.LeakyRelu => FromInput("leaky relu", new Choose(s_x, s_x, s_x * alpha), new Choose(s_kept, s_dy, s_dy * alpha)),
        ActivationFunction.Elu => Exponential("elu", 1, alpha),
        ActivationFunction.Selu => Exponential("selu", 1.05070098, 1.67326324),
        ActivationFunction.Gelu => FromInput("gelu", s_x * new Call("NormalProbability", s_x),
            s_dy * (new Call("NormalProbability", s_kept) + s_kept * new Call("NormalDensity", s_kept))),
        ActivationFunction.Sigmoid => FromOutput("sigmoid", new Call("Sigmoid", s_x), s_dy * s_kept * (1 - s_kept)),
        ActivationFunction.HardSigmoid => FromInput("hard sigmoid", HardSigmoid(s_x), new WherePositive(3 - new Call("Abs", s_kept), s_dy * (1 / 6.0))),
        ActivationFunction.Tanh => FromOutput("tanh", new Call("Tanh", s_x), s_dy * (1 - s_kept * s_kept)),
        ActivationFunction.Softplus => FromInput("softplus", new Call("Softplus", s_x), s_dy * new Call("Sigmoid", s_kept)),
        ActivationFunction.Softsign => FromInput("softsign", s_x / (1 + new Call("Abs", s_x)), s_dy / Square(1 + new Call("Abs", s_kept))),
        ActivationFunction.Swish => Swish(),
        ActivationFunction.HardSwish => FromInput("hard swish", s_x * HardSigmoid(s_x),
            s_dy * new Choose(3 - new Call("Abs", s_kept), s_kept * (1 / 3.0) + 0.5, new Choose(s_kept, 1, 0))),
        ActivationFunction.Sqrt => FromOutput("square root", new Call("Sqrt", s_x), s_dy * 0.5 / s_kept),
        ActivationFunction.Reciprocal => FromOutput("reciprocal", 1 / s_x, 0 - s_dy * s_kept * s_kept),
        ActivationFunction.Exp => FromOutput("exponential", new Call("Exp", s_x), s_dy * s_kept),
        ActivationFunction.Log => FromInput("logarithm", new Call("Log", s_x), s_dy / s_kept),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.ToString()),
    };

    /// <summary>scale * (x above zero, else alpha * (exp(x) - 1)).</summary>
    private static ActivationRule Exponential(string name, double scale, double alpha) => FromInput(name,
        scale * new Choose(s_x, s_x, alpha * new Call("ExpMinusOne", Min(s_x, 0))),
        scale * s_dy * new Choose(s_kept, 1, alpha * new Call("Exp", Min(s_kept, 0))));

    /// <summary>y = x * s with s = sigmoid(x); dy/dx = s * (1 + x * (1 - s)).</summary>
    private static ActivationRule Swish()
    {
        var s = new Call("Sigmoid", s_kept);
        return FromInput("swish", s_x * new Call("Sigmoid", s_x), s_dy * s * (1 + s_kept * (1 - s)));
    }

    private static Expression HardSigmoid(Expression x) => Max(Min(x * (1 / 6.0) + 0.5, 1), 0);

    private static Expression Square(Expression a) => a * a;

    private static ActivationRule FromOutput(string name, Expression forward, Expression gradient) =>
        new(new Named(name, forward), new Named($"the gradient of {name}", gradient), GradientSource.Output);

    private static ActivationRule FromInput(string name, Expression forward, Expression gradient) =>
        new(new Named(name, forward), new Named($"the gradient of {name}", gradient), GradientSource.Input);
}

/// <summary>What a gradient is computed from.</summary>
internal enum GradientSource
{
    /// <summary>The function's input, which training then keeps.</summary>
    Input,

    /// <summary>The function's output, which the next layer keeps anyway; nothing else needs to be.</summary>
    Output,
}
