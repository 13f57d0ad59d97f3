using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>Keras' names; the canonical layouts are Keras' own.</summary>
internal static class KerasLayout
{
    /// <summary>A tensor's layer and its parameter: cells and directions belong to the layer.</summary>
    public static (string Layer, string Kind) Split(ForeignTensor tensor)
    {
        var parts = tensor.Name.Split('/', '.').Where(part => part is not "vars").ToList();
        var kind = parts[^1].Split(':')[0];
        var isBackward = parts.Take(parts.Count - 1).Any(part => part.StartsWith("backward", StringComparison.Ordinal));
        var layer = parts.Take(parts.Count - 1).Where(part => !part.EndsWith("cell", StringComparison.Ordinal) && !part.StartsWith("forward_", StringComparison.Ordinal) && !part.StartsWith("backward_", StringComparison.Ordinal));
        return (string.Join('/', layer.Distinct()), (isBackward ? "backward_" : "") + kind);
    }

    public static ForeignReading? Read(ForeignLayer layer, List<ForeignModule> modules)
    {
        var read = new List<(Parameter, float[])>();
        foreach (var (name, parameter) in layer.Parameters)
        {
            var tensor = NamesOf(layer, name).Select(modules[0].Find).FirstOrDefault(found => found is not null);
            if (tensor is null || !tensor.Shape.Where(size => size != 1).SequenceEqual(parameter.Shape.Where(size => size != 1)))
                return null;
            read.Add((parameter, tensor.Values));
        }

        return modules[0].Tensors.Count == layer.Parameters.Count ? new([modules[0]], read) : null;
    }

    public static IEnumerable<ForeignTensor> Write(ForeignLayer layer) =>
        layer.Parameters.Select(pair => new ForeignTensor($"{layer.Name}/{NamesOf(layer, pair.Key)[0]}", pair.Value.Shape, layer.Values(pair.Key)));

    private static string[] NamesOf(ForeignLayer layer, string name) => (layer.Kind, name) switch
    {
        ("Embedding", "weight") => ["embeddings"],
        ("DepthwiseConv1d", "weight") => ["depthwise_kernel", "kernel"],
        (_, "weight") => ["kernel"],
        (_, "recurrent_weight") => ["recurrent_kernel"],
        (_, "backward_weight") => ["backward_kernel"],
        (_, "backward_recurrent_weight") => ["backward_recurrent_kernel"],
        (_, "depthwise_weight") => ["depthwise_kernel"],
        (_, "pointwise_weight") => ["pointwise_kernel"],
        (_, "running_mean") => ["moving_mean"],
        (_, "running_var") => ["moving_variance"],
        _ => [name],
    };
}
