using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>Translates a layer's parameters between the canonical layout and PyTorch's.</summary>
internal static class PyTorchLayout
{
    /// <summary>The layer's parameters out of modules, or nothing where they are of another kind or shape.</summary>
    public static ForeignReading? Read(ForeignLayer layer, List<ForeignModule> modules) => layer.Kind switch
    {
        "SeparableConv1d" => ReadSeparable(layer, modules),
        "Lstm" or "Gru" or "SimpleRnn" => PyTorchRecurrent.Read(layer, modules[0]),
        _ => ReadPlain(layer, modules),
    };

    /// <summary>The layer's tensors as PyTorch has them.</summary>
    public static IEnumerable<ForeignTensor> Write(ForeignLayer layer)
    {
        if (layer.Kind is "Lstm" or "Gru" or "SimpleRnn")
            return PyTorchRecurrent.Write(layer);
        return layer.Parameters.Select(pair =>
        {
            var (module, name) = pair.Key switch
            {
                "depthwise_weight" => (layer.Name + ".depthwise", "weight"),
                "pointwise_weight" => (layer.Name + ".pointwise", "weight"),
                "bias" when layer.Kind == "SeparableConv1d" => (layer.Name + ".pointwise", "bias"),
                "gamma" or "alpha" => (layer.Name, "weight"),
                "beta" => (layer.Name, "bias"),
                var other => (layer.Name, other),
            };
            return new ForeignTensor($"{module}.{name}", ShapeOf(layer, pair.Key, pair.Value), ToTorch(layer, pair.Key, layer.Values(pair.Key)));
        });
    }

    private static ForeignReading? ReadPlain(ForeignLayer layer, List<ForeignModule> modules)
    {
        var read = new List<(Parameter, float[])>();
        foreach (var (name, parameter) in layer.Parameters)
        {
            var tensor = modules[0].Find(name switch { "gamma" or "alpha" => "weight", "beta" => "bias", var other => other });
            if (name == "alpha" && tensor is { Values: [var slope] })
                tensor = tensor with { Shape = parameter.Shape, Values = [.. Enumerable.Repeat(slope, parameter.Length)] };
            if (tensor is null || !SameShape(tensor.Shape, ShapeOf(layer, name, parameter)))
                return null;
            read.Add((parameter, FromTorch(layer, name, tensor.Values)));
        }

        return modules[0].Tensors.Count == layer.Parameters.Count ? new([modules[0]], read) : null;
    }

    private static ForeignReading? ReadSeparable(ForeignLayer layer, List<ForeignModule> modules)
    {
        if (modules.Count < 2 || modules[0].Find("weight") is not { } depthwise || modules[1].Find("weight") is not { } pointwise
            || !SameShape(depthwise.Shape, ShapeOf(layer, "depthwise_weight", layer.Parameters["depthwise_weight"]))
            || !SameShape(pointwise.Shape, ShapeOf(layer, "pointwise_weight", layer.Parameters["pointwise_weight"])))
        {
            return null;
        }

        var read = new List<(Parameter, float[])>
        {
            (layer.Parameters["depthwise_weight"], FromTorch(layer, "depthwise_weight", depthwise.Values)), (layer.Parameters["pointwise_weight"], FromTorch(layer, "pointwise_weight", pointwise.Values)),
        };
        var (bias, own) = (modules[1].Find("bias"), layer.Find("bias"));
        if (own is not null && bias?.Values.Length == own.Length && modules[0].Find("bias") is null)
            read.Add((own, bias.Values));
        return read.Count == layer.Parameters.Count && modules.Sum(module => module.Tensors.Count) == read.Count ? new(modules, read) : null;
    }

    private static int[] ShapeOf(ForeignLayer layer, string name, Parameter parameter) => (layer.Kind, name, parameter.Shape) switch
    {
        ("Dense", "weight", [var rows, var units]) => [units, rows],
        ("DepthwiseConv1d", "weight", [var width, var channels, var multiplier]) => [channels * multiplier, 1, width],
        (_, "depthwise_weight", [var width, var channels, var multiplier]) => [channels * multiplier, 1, width],
        (_, "weight" or "pointwise_weight", [var width, var channels, var filters]) => [filters, channels, width],
        var (_, _, shape) => [.. shape],
    };

    /// <summary>Dimensions of one value beside are allowed: a convolution in one dimension may come as one in two.</summary>
    private static bool SameShape(IReadOnlyList<int> shape, int[] expected) => shape.SequenceEqual(expected)
        || (expected.Length == 3 && shape.Count == 4 && shape.Take(2).SequenceEqual(expected.Take(2)) && shape[2] * shape[3] == expected[2] && (shape[2] == 1 || shape[3] == 1))
        || (expected.Length == 2 && shape.Count == 3 && shape[2] == 1 && shape.Take(2).SequenceEqual(expected));

    private static float[] FromTorch(ForeignLayer layer, string name, float[] values)
    {
        var shape = layer.Parameters[name].Shape;
        switch (shape.Count)
        {
            case 3:
                var (filters, channels) = layer.Kind == "DepthwiseConv1d" || name == "depthwise_weight" ? (shape[1] * shape[2], 1) : (shape[2], shape[1]);
                return Turned.Reverse(values, filters, channels, shape[0]);
            case 2 when layer.Kind == "Dense":
                var turned = Turned.Transpose(values, shape[1]);
                return layer.Flattened is { } rows ? Turned.FromRows(turned, rows) : turned;
            case 1 when layer is { Flattened: { } places, Kind: not "Dense" } && values.Length == places.Length:
                return Turned.FromRows(values, places);
            default:
                return values;
        }
    }

    private static float[] ToTorch(ForeignLayer layer, string name, float[] values)
    {
        var shape = layer.Parameters[name].Shape;
        switch (shape.Count)
        {
            case 3:
                var (filters, channels) = layer.Kind == "DepthwiseConv1d" || name == "depthwise_weight" ? (shape[1] * shape[2], 1) : (shape[2], shape[1]);
                return Turned.Reverse(values, shape[0], channels, filters);
            case 2 when layer.Kind == "Dense":
                return Turned.Transpose(layer.Flattened is { } rows ? Turned.ToRows(values, rows) : values, shape[0]);
            case 1 when layer is { Flattened: { } places, Kind: not "Dense" } && values.Length == places.Length:
                return Turned.ToRows(values, places);
            default:
                return values;
        }
    }
}
