using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>
/// Where the values of a flattened signal lie in a file that flattens the other way round. The order goes through everything that treats each value alone, through
/// named signals and joins, and ends at the layer that mixes the values.
/// </summary>
internal sealed class FlattenedRows
{
    private static readonly HashSet<string> s_alone =
    [
        "BatchNorm", "PRelu", "Dropout", "Identity", "Add", "Multiply", "LayerNorm", "Softmax", "Normalize", "Relu", "LeakyRelu", "Elu", "Selu", "Gelu", "Sigmoid", "HardSigmoid",
        "Tanh", "Softplus", "Softsign", "Swish", "HardSwish", "Sqrt", "Reciprocal", "Exp", "Log",
    ];

    private readonly Dictionary<LayerDescription, int[]> _found = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (int Size, int[]? Rows)> _kept = new(StringComparer.Ordinal);

    /// <summary>For layers behind a flattened signal: of each channel the place that it has where a channel's steps lie side by side.</summary>
    public static IReadOnlyDictionary<LayerDescription, int[]> Of(NetworkDescription network)
    {
        var rows = new FlattenedRows();
        rows.Follow(network.Layers, null);
        return rows._found;
    }

    private int[]? Follow(IReadOnlyList<LayerDescription> layers, int[]? rows)
    {
        foreach (var layer in layers)
        {
            if (rows is not null)
                _found[layer] = rows;
            rows = Behind(layer, rows);
        }

        return rows;
    }

    private int[]? Behind(LayerDescription layer, int[]? rows)
    {
        switch (layer.Kind)
        {
            case "Flatten" when layer.Input is { Length: > 1 and var length, Channels: > 1 and var channels }:
                return [.. Enumerable.Range(0, length * channels).Select(place => place % channels * length + place / channels)];
            case "Keep":
                _kept[Names(layer)[0]] = (layer.Input.Size, rows);
                return rows;
            case "Take":
                return _kept.GetValueOrDefault(Names(layer)[0]).Rows;
            case "Block":
                return Follow(layer.Branches[0], rows);
            case "Residual":
                return layer.Branches.Select(branch => Follow(branch, rows)).ToList()[0];
            case "Concat":
                return Joined(layer, [.. layer.Branches.Select(branch => (branch.Count == 0 ? layer.Input.Size : branch[^1].Output.Size, Follow(branch, rows)))]);
            case "Join":
                return Joined(layer, [(layer.Input.Size, rows), .. Names(layer).Select(name => _kept.GetValueOrDefault(name))]);
            default:
                return layer.Kind == "Flatten" || s_alone.Contains(layer.Kind) ? rows : null;
        }
    }

    /// <summary>One behind the other. A further input, which nothing keeps, has the size that is left.</summary>
    private static int[]? Joined(LayerDescription layer, List<(int Size, int[]? Rows)> parts)
    {
        if (layer.Output.Length > 1 || parts.TrueForAll(part => part.Rows is null))
            return null;
        var left = layer.Output.Size - parts.Sum(part => part.Size);
        var rows = new List<int>();
        foreach (var (size, own) in parts)
        {
            var start = rows.Count;
            rows.AddRange((own ?? Enumerable.Range(0, size == 0 ? left : size)).Select(place => start + place));
        }

        return rows.Count == layer.Output.Size ? [.. rows] : null;
    }

    /// <summary>The named signals of a layer, with the place of the block that they belong to.</summary>
    private static string[] Names(LayerDescription layer)
    {
        var place = layer.Name[..(layer.Name.LastIndexOf('.') + 1)];
        return [.. (layer.Option("Signals") ?? layer.Option("Signal") ?? "").Split(',', StringSplitOptions.TrimEntries).Select(name => place + name)];
    }
}
