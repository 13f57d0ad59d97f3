using System;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Activation;
using static Gen.Generator.Graph.Elementwise.Expression;

namespace Gen.Generator.Layers.Recurrent;

/// <summary>
/// An activation inside a recurrent layer. Its slope has to follow from its value, since that is what a scan keeps; so the functions that fall anywhere are none.
/// </summary>
internal static class StateFunction
{
    private static readonly Expression s_y = new ValueOf(0);

    private static readonly ActivationFunction[] s_falling = [ActivationFunction.Gelu, ActivationFunction.Swish, ActivationFunction.HardSwish];

    /// <summary>Reads an argument, and reports a function that is none for a state.</summary>
    public static ActivationFunction Read(LayerArguments arguments, string argument, ActivationFunction byDefault)
    {
        var function = (ActivationFunction)arguments.Enum(argument, (int)byDefault, ActivationLayer.Functions);
        if (!s_falling.Contains(function))
            return function;
        var good = ActivationLayer.AtTheEnd.Except(s_falling);
        arguments.Problems.Report(Descriptors.StateActivation, argument, arguments.Name, argument, function.ToString(), string.Join(", ", good));
        return byDefault;
    }

    /// <summary>The function, of operand 0.</summary>
    public static Expression Of(ActivationFunction function) =>
        function == ActivationFunction.None ? Identity : ActivationRule.Of(function, ActivationRule.DefaultAlpha(function)).Forward;

    /// <summary>Its slope, of its value as operand 0.</summary>
    public static Expression SlopeOf(ActivationFunction function) => function switch
    {
        ActivationFunction.None => 1,
        ActivationFunction.Relu => new WherePositive(s_y, 1),
        ActivationFunction.LeakyRelu => new Choose(s_y, 1, ActivationRule.DefaultAlpha(function)),
        ActivationFunction.Elu => new Choose(s_y, 1, s_y + 1),
        ActivationFunction.Selu => new Choose(s_y, 1.05070098, s_y + 1.05070098 * 1.67326324),
        ActivationFunction.Sigmoid => s_y * (1 - s_y),
        ActivationFunction.HardSigmoid => new WherePositive(s_y, new WherePositive(1 - s_y, 1 / 6.0)),
        ActivationFunction.Tanh => 1 - s_y * s_y,
        ActivationFunction.Softplus => 0 - new Call("ExpMinusOne", 0 - s_y),
        ActivationFunction.Softsign => (1 - new Call("Abs", s_y)) * (1 - new Call("Abs", s_y)),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function.ToString()),
    };
}
