using System;
using System.Text.Json;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Keras;

/// <summary>Keras' activations as layers.</summary>
internal static class KerasActivations
{
    public static View Apply(TensorOps ops, KerasLayer layer, string name, View view) => name.ToLowerInvariant() switch
    {
        "linear" => view,
        "relu" => ops.Activation(view, "Relu"),
        "relu6" => Clip(ops, view, 0, 6),
        "leaky_relu" or "leakyrelu" => ops.Activation(view, "LeakyRelu", layer.Config.Get("activation") is { ValueKind: JsonValueKind.Object } ? LeakySlope(layer) : 0.2),
        "elu" => ops.Activation(view, "Elu"),
        "selu" => ops.Activation(view, "Selu"),
        "gelu" when layer.Major >= 2 => ops.Activation(view, "Gelu"),
        "sigmoid" => ops.Activation(view, "Sigmoid"),
        "hard_sigmoid" or "hardsigmoid" => ops.Activation(layer.Major >= 3 ? view : ops.Pointwise(view, signal => ops.Signals.Scale(signal, 1.2f, 0)), "HardSigmoid"),
        "tanh" => ops.Activation(view, "Tanh"),
        "softplus" => ops.Activation(view, "Softplus"),
        "softsign" => ops.Activation(view, "Softsign"),
        "swish" or "silu" => ops.Activation(view, "Swish"),
        "hard_swish" or "hardswish" or "hard_silu" => ops.Activation(view, "HardSwish"),
        "mish" => ops.Combine("Multiply", view, ops.Activation(ops.Activation(view, "Softplus"), "Tanh")),
        "exponential" => ops.Activation(view, "Exp"),
        "softmax" => ops.Softmax(view, view.Rank - 1),
        "log_softmax" => ops.Activation(ops.Softmax(view, view.Rank - 1), "Log"),
        _ => throw layer.Refuse($"the activation '{name}' has no counterpart", "End the network before it, or retrain with one of Gen's activations."),
    };

    /// <summary>The name of Gen's activation inside a recurrent cell, and what the gate's sums are multiplied by.</summary>
    public static (string Name, float Factor) InCell(KerasLayer layer, string name) => name.ToLowerInvariant() switch
    {
        "tanh" => ("Tanh", 1),
        "sigmoid" => ("Sigmoid", 1),
        "hard_sigmoid" or "hardsigmoid" => ("HardSigmoid", layer.Major >= 3 ? 1 : 1.2f),
        "linear" => ("None", 1),
        "relu" => ("Relu", 1),
        "elu" => ("Elu", 1),
        "selu" => ("Selu", 1),
        "softplus" => ("Softplus", 1),
        "softsign" => ("Softsign", 1),
        "swish" or "silu" => ("Swish", 1),
        "gelu" => ("Gelu", 1),
        _ => throw layer.Refuse($"the activation '{name}' inside a cell has no counterpart", "Retrain with tanh and sigmoid."),
    };

    /// <summary>The keras layer ReLU, with its ceiling, slope and threshold.</summary>
    public static View Relu(TensorOps ops, KerasLayer layer, View view)
    {
        var (slope, threshold) = (layer.Config.Real("negative_slope", 0), layer.Config.Real("threshold", 0));
        if (threshold != 0 || (slope != 0 && layer.Config.Get("max_value") is not null))
            throw layer.Refuse("a threshold, or a slope and a ceiling at once, have no counterpart", "Use ReLU or LeakyReLU.");
        return layer.Config.Get("max_value") is { } most ? Clip(ops, view, 0, most.GetDouble())
            : slope != 0 ? ops.Activation(view, "LeakyRelu", slope) : ops.Activation(view, "Relu");
    }

    public static double LeakySlope(KerasLayer layer) => layer.Config.Real("negative_slope", layer.Config.Real("alpha", 0.3));

    /// <summary>The least and the greatest value: a hard sigmoid between two scales.</summary>
    public static View Clip(TensorOps ops, View view, double least, double most)
    {
        // HardSigmoid is x / 6 + 0.5 between 0 and 1.
        var range = most - least;
        view = ops.Pointwise(view, signal => ops.Signals.Scale(signal, 6 / range, -6 * least / range - 3));
        view = ops.Activation(view, "HardSigmoid");
        return ops.Pointwise(view, signal => ops.Signals.Scale(signal, range, least));
    }
}
