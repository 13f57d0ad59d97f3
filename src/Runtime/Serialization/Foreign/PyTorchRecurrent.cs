using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>Recurrent layers in PyTorch's layout: gates as rows, i, f, g, o and r, z, n, and two biases that are added.</summary>
internal static class PyTorchRecurrent
{
    public static ForeignReading? Read(ForeignLayer layer, ForeignModule module)
    {
        var read = new List<(Parameter, float[])>();
        foreach (var (prefix, suffix) in Directions(layer))
        {
            var units = layer.Parameters[prefix + "recurrent_weight"].Shape[0];
            foreach (var (own, theirs) in new[] { ("weight", "weight_ih"), ("recurrent_weight", "weight_hh") })
            {
                var parameter = layer.Parameters[prefix + own];
                if (module.Find(theirs + suffix) is not { Shape: [var gates, var rows] } tensor || rows != parameter.Shape[0] || gates != parameter.Shape[1])
                    return null;
                read.Add((parameter, Turned.Gates(Turned.Transpose(tensor.Values, gates), units, Order(layer))));
            }

            if (layer.Find(prefix + "bias") is not { } bias)
                continue;
            if (module.Find("bias_ih" + suffix) is not { } input || module.Find("bias_hh" + suffix) is not { } state || Bias(layer, bias, units, input.Values, state.Values) is not { } sums)
                return null;
            read.Add((bias, sums));
        }

        var expected = layer.Parameters.Keys.Sum(name => name.EndsWith("bias", StringComparison.Ordinal) ? 2 : 1);
        return module.Tensors.Count == expected ? new([module], read) : null;
    }

    public static IEnumerable<ForeignTensor> Write(ForeignLayer layer)
    {
        foreach (var (prefix, suffix) in Directions(layer))
        {
            var units = layer.Parameters[prefix + "recurrent_weight"].Shape[0];
            foreach (var (own, theirs) in new[] { ("weight", "weight_ih"), ("recurrent_weight", "weight_hh") })
            {
                var shape = layer.Parameters[prefix + own].Shape;
                var values = Turned.Transpose(Turned.Gates(layer.Values(prefix + own), units, Order(layer)), shape[0]);
                yield return new($"{layer.Name}.{theirs}_l0{suffix}", [shape[1], shape[0]], values);
            }

            if (layer.Find(prefix + "bias") is null)
                continue;
            var biases = Turned.Gates(layer.Values(prefix + "bias"), units, Order(layer));
            var columns = units * Order(layer).Length;
            yield return new($"{layer.Name}.bias_ih_l0{suffix}", [columns], biases[..columns]);
            yield return new($"{layer.Name}.bias_hh_l0{suffix}", [columns], biases.Length > columns ? biases[columns..] : new float[columns]);
        }
    }

    private static IEnumerable<(string Prefix, string Suffix)> Directions(ForeignLayer layer) =>
        layer.Find("backward_weight") is null ? [("", "")] : [("", ""), ("backward_", "_reverse")];

    private static int[] Order(ForeignLayer layer) => layer.Kind switch { "Lstm" => [0, 1, 2, 3], "Gru" => [1, 0, 2], _ => [0] };

    /// <summary>The sum of both, or of a Gru that resets after its matrix one behind the other; a Gru that resets before is none of PyTorch's.</summary>
    private static float[]? Bias(ForeignLayer layer, Parameter bias, int units, float[] input, float[] state)
    {
        var columns = units * Order(layer).Length;
        if (input.Length != columns || state.Length != columns)
            return null;
        if (bias.Length == 2 * columns)
            return Turned.Gates([.. input, .. state], units, Order(layer));
        return layer.Kind == "Gru" ? null : [.. input.Zip(state, (a, b) => a + b)];
    }
}
