using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Export;

internal sealed partial class LayerWriter
{
    private string Convolution(LayerDescription layer, string x)
    {
        var shape = parameters[layer.Name + ".weight"].Shape;
        var isDepthwise = layer.Kind == "DepthwiseConv1d";
        var (filters, channels) = isDepthwise ? (shape[1] * shape[2], 1) : (shape[2], shape[1]);
        return Convolve(layer, x, Array(layer, "weight", values => Reversed(values, shape[0], channels, filters), filters, channels, shape[0]), Names(layer, "bias"),
            shape[0], isDepthwise ? layer.Input.Channels : layer.Integer("Groups", 1));
    }

    private string Separable(LayerDescription layer, string x)
    {
        var (depthwise, pointwise) = (parameters[layer.Name + ".depthwise_weight"].Shape, parameters[layer.Name + ".pointwise_weight"].Shape);
        var between = depthwise[1] * depthwise[2];
        x = Convolve(layer, x, Array(layer, "depthwise_weight", values => Reversed(values, depthwise[0], 1, between), between, 1, depthwise[0]), [], depthwise[0], layer.Input.Channels);
        var weight = Array(layer, "pointwise_weight", values => Reversed(values, 1, pointwise[1], pointwise[2]), pointwise[2], pointwise[1], 1);
        return graph.Node("Conv", [x, weight, .. Names(layer, "bias")], ("kernel_shape", new[] { 1 }), ("group", between / pointwise[1]));
    }

    private string Transposed(LayerDescription layer, string x)
    {
        var shape = parameters[layer.Name + ".weight"].Shape;
        var (stride, dilation, output) = (layer.Integer("Stride", 1), layer.Integer("Dilation", 1), layer.Output.Length);
        var whole = (layer.Input.Length - 1) * stride + dilation * (shape[0] - 1) + 1;
        var (added, left) = (layer.Integer("OutputPadding", 0), Cut(layer, whole - output, dilation * (shape[0] - 1)));
        var right = whole + added - output - left;
        if (right < 0)
            (added, right) = (added - right, 0);
        var weight = Array(layer, "weight", values => Reversed(values, shape[0], shape[1], shape[2]), shape[2], shape[1], shape[0]);
        return graph.Node("ConvTranspose", [x, weight, .. Names(layer, "bias")], ("kernel_shape", new[] { shape[0] }), ("strides", new[] { stride }), ("dilations", new[] { dilation }),
            ("group", layer.Integer("Groups", 1)), ("pads", new[] { left, right }), ("output_padding", new[] { added }));
    }

    /// <summary>What a transposed convolution leaves out at the start.</summary>
    private static int Cut(LayerDescription layer, int total, int reach) => layer.Option("Padding") switch
    {
        null or "valid" => 0,
        "same" => Math.Max(total, 0) / 2,
        "causal" => reach,
        _ => layer.Padding().Left,
    };

    private string Convolve(LayerDescription layer, string x, string weight, IReadOnlyList<string> bias, int width, int groups)
    {
        var (left, right) = layer.Padding();
        var (mode, value) = (layer.Option("PaddingMode") ?? "Constant", layer.Real("PaddingValue", 0));
        if ((mode != "Constant" || value != 0) && left + right > 0)
        {
            x = Padded(layer, x, mode, (float)value, left, right);
            (left, right) = (0, 0);
        }

        return graph.Node("Conv", [x, weight, .. bias], ("kernel_shape", new[] { width }), ("strides", new[] { layer.Integer("Stride", 1) }),
            ("dilations", new[] { layer.Integer("Dilation", 1) }), ("group", groups), ("pads", new[] { left, right }));
    }

    private string Padded(LayerDescription layer, string x, string mode, float value, int left, int right)
    {
        var length = layer.Input.Length;
        switch (mode)
        {
            case "Symmetric":
                // Mirrored with the edge: the first steps backwards, the signal, the last ones backwards.
                return Picked(x, [.. Enumerable.Range(0, left).Reverse(), .. Enumerable.Range(0, length), .. Enumerable.Range(length - right, right).Reverse()]);
            case "Circular":
                return Picked(x, [.. Enumerable.Range(length - left, left), .. Enumerable.Range(0, length), .. Enumerable.Range(0, right)]);
            default:
                var word = mode switch { "Reflect" => "reflect", "Replicate" => "edge", _ => "constant" };
                string[] inputs = [x, graph.Integers(0, 0, left, 0, 0, right), .. word == "constant" ? [graph.Floats(layer.Name + ".padding", [value])] : System.Array.Empty<string>()];
                return graph.Node("Pad", inputs, ("mode", word));
        }
    }

    private string Picked(string x, IEnumerable<int> steps) => graph.Node("Gather", [x, graph.Integers([.. steps.Select(step => (long)step)])], ("axis", 2));

    /// <summary>[width, channels, filters] -> [filters, channels, width].</summary>
    private static float[] Reversed(float[] values, int width, int channels, int filters)
    {
        var turned = new float[values.Length];
        for (var index = 0; index < values.Length; index++)
            turned[(index % filters * channels + index / filters % channels) * width + index / (channels * filters)] = values[index];
        return turned;
    }
}
