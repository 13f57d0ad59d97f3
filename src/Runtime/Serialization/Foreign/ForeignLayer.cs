using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>A layer with parameters, as other libraries' files are matched with it.</summary>
/// <param name="Description">The layer.</param>
/// <param name="Parameters">Its parameters by the last part of their names.</param>
/// <param name="Flattened">Where its input was flattened before, and the file flattens in the other order: of each channel the file's row.</param>
internal sealed record ForeignLayer(LayerDescription Description, IReadOnlyDictionary<string, Parameter> Parameters, int[]? Flattened)
{
    public string Kind => Description.Kind;

    public string Name => Description.Name;

    public static List<ForeignLayer> Of(INetwork network, FlattenOrder order)
    {
        var parameters = network.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var rows = order == FlattenOrder.ChannelsFirst ? FlattenedRows.Of(network.Description) : null;
        return
        [
            .. network.Description.AllLayers.Where(layer => layer.Parameters.Count > 0).Select(layer => new ForeignLayer(
                layer, layer.Parameters.ToDictionary(parameter => parameter.Name[(layer.Name.Length + 1)..], parameter => parameters[parameter.Name]), rows?.GetValueOrDefault(layer))),
        ];
    }

    public Parameter? Find(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>A parameter's values in the canonical layout.</summary>
    public float[] Values(string name)
    {
        var values = new float[Parameters[name].Length];
        Parameters[name].Read(values);
        return values;
    }

    public override string ToString() => $"{Name} ({Kind}: {string.Join(", ", Parameters.Values.Select(parameter => $"[{string.Join(", ", parameter.Shape)}]"))})";
}
