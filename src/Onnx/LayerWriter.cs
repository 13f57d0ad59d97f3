using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Export;

/// <summary>Writes one layer as ONNX nodes on a signal of samples, channels, steps.</summary>
internal sealed partial class LayerWriter(OnnxGraphWriter graph, IReadOnlyDictionary<string, Parameter> parameters)
{
    private const float SquareRootOfHalf = 0.70710678f;

    public string Write(LayerDescription layer, string x) => layer.Kind switch
    {
        "Conv1d" or "DepthwiseConv1d" => Activated(layer, Convolution(layer, x)),
        "SeparableConv1d" => Activated(layer, Separable(layer, x)),
        "ConvTranspose1d" => Activated(layer, Transposed(layer, x)),
        "Dense" => Activated(layer, Dense(layer, x)),
        "MaxPool1d" or "AveragePool1d" => Pool(layer, x),
        "GlobalMaxPool1d" => graph.Node("GlobalMaxPool", [x]),
        "GlobalAveragePool1d" => graph.Node("GlobalAveragePool", [x]),
        "Flatten" => graph.Node("Reshape", [Swapped(x), graph.Integers(0, layer.Output.Channels, 1)]),
        "BatchNorm" => graph.Node("BatchNormalization", [x, .. Names(layer, "gamma", "beta", "running_mean", "running_var")], ("epsilon", (float)layer.Real("Epsilon", 1e-3))),
        "LayerNorm" => Swapped(graph.Node("LayerNormalization", [Swapped(x), .. Names(layer, "gamma", "beta")], ("axis", -1), ("epsilon", (float)layer.Real("Epsilon", 1e-3)))),
        "PRelu" => graph.Node("PRelu", [x, Array(layer, "alpha", values => values, layer.Input.Channels, 1)]),
        "Cropping1d" => graph.Node("Slice", [x, graph.Integers(layer.Integer("Before", 1)), graph.Integers(layer.Input.Length - layer.Integer("After", 1)), graph.Integers(2)]),
        "Upsample1d" => graph.Node("Resize", [x, "", graph.Floats(layer.Name + ".scales", [1, 1, layer.Integer("Factor", 2)], 3)],
            ("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor")),
        "Repeat" => graph.Node("Expand", [x, graph.Integers(1, 1, layer.Output.Length)]),
        "Embedding" => Embedding(layer, x),
        "Softmax" => graph.Node("Softmax", [x], ("axis", 1)),
        "Dropout" or "Identity" => x,
        "Lstm" or "Gru" or "SimpleRnn" => Recurrent(layer, x),
        _ => Function(layer, layer.Kind, layer.Real("Alpha", layer.Kind == "LeakyRelu" ? 0.01 : 1), x),
    };

    private string Activated(LayerDescription layer, string x) => layer.Option("Activation") is { } name && name != "None" ? Function(layer, name, name == "LeakyRelu" ? 0.01 : 1, x) : x;

    private string Function(LayerDescription layer, string name, double alpha, string x) => name switch
    {
        "Relu" or "Selu" or "Sigmoid" or "Tanh" or "Softplus" or "Softsign" or "HardSwish" or "Sqrt" or "Reciprocal" or "Exp" or "Log" => graph.Node(name, [x]),
        "LeakyRelu" or "Elu" => graph.Node(name, [x], ("alpha", (float)alpha)),
        "HardSigmoid" => graph.Node(name, [x], ("alpha", 1f / 6), ("beta", 0.5f)),
        "Swish" => graph.Node("Mul", [x, graph.Node("Sigmoid", [x])]),
        "Gelu" => Gelu(layer, x),
        _ => throw new NotSupportedException($"{layer.Name}: a layer {layer.Kind} has no counterpart in ONNX' export."),
    };

    private string Gelu(LayerDescription layer, string x)
    {
        string Number(string what, float value) => graph.Floats($"{layer.Name}.{what}", [value]);
        var error = graph.Node("Erf", [graph.Node("Mul", [x, Number("root", SquareRootOfHalf)])]);
        return graph.Node("Mul", [graph.Node("Mul", [x, graph.Node("Add", [error, Number("one", 1)])]), Number("half", 0.5f)]);
    }

    private string Dense(LayerDescription layer, string x)
    {
        var product = graph.Node("MatMul", [Swapped(x), Array(layer, "weight", values => values, layer.Input.Channels, layer.Output.Channels)]);
        return Swapped(layer.Boolean("UseBias", true) ? graph.Node("Add", [product, .. Names(layer, "bias")]) : product);
    }

    private string Pool(LayerDescription layer, string x)
    {
        var (left, right) = layer.Padding();
        return graph.Node(layer.Kind == "MaxPool1d" ? "MaxPool" : "AveragePool", [x],
            ("kernel_shape", new[] { layer.Integer("Size", 2) }), ("strides", new[] { layer.Integer("Stride", 2) }), ("pads", new[] { left, right }));
    }

    private string Embedding(LayerDescription layer, string x)
    {
        // One channel of whole numbers: samples, 1, steps.
        var rows = graph.Node("Squeeze", [graph.Node("Cast", [x], ("to", 7)), graph.Integers(1)]);
        return Swapped(graph.Node("Gather", [Array(layer, "weight", values => values, layer.Integer("Vocabulary", 0), layer.Output.Channels), rows], ("axis", 0)));
    }

    private string Swapped(string x) => graph.Node("Transpose", [x], ("perm", new[] { 0, 2, 1 }));

    private string[] Names(LayerDescription layer, params string[] names) =>
        [.. names.Where(name => parameters.ContainsKey($"{layer.Name}.{name}")).Select(name => Array(layer, name, values => values, [.. parameters[$"{layer.Name}.{name}"].Shape]))];

    private string Array(LayerDescription layer, string name, Func<float[], float[]> change, params int[] shape)
    {
        var parameter = parameters[$"{layer.Name}.{name}"];
        var values = new float[parameter.Length];
        parameter.Read(values);
        return graph.Floats(parameter.Name, change(values), shape);
    }
}
