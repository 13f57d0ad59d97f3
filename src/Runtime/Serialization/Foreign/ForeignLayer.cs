using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>A layer with parameters, as other libraries' files are matched with it.</summary>
/// <param name="Description">The layer.</param>
/// <param name="Parameters">Its parameters by the last part of their names.</param>
/// <param name="Flattened">Where its input was flattened before: the signal's shape, whose values PyTorch has in another order.</param>
internal sealed record ForeignLayer(LayerDescription Description, IReadOnlyDictionary<string, Parameter> Parameters, SignalShape? Flattened)
{
    public string Kind => Description.Kind;

    public string Name => Description.Name;

    public static List<ForeignLayer> Of(INetwork network)
    {
        var parameters = network.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var layers = new List<ForeignLayer>();
        SignalShape? flattened = null;
        foreach (var layer in network.Description.AllLayers)
        {
            if (layer.Kind == "Flatten" && layer.Input is { Length: > 1, Channels: > 1 })
                flattened = layer.Input;
            else if (flattened is { } shape && layer.Input.Size != shape.Size)
                flattened = null;
            if (layer.Parameters.Count == 0)
                continue;
            layers.Add(new(layer, layer.Parameters.ToDictionary(parameter => parameter.Name[(layer.Name.Length + 1)..], parameter => parameters[parameter.Name]),
                layer.Input.Length == 1 ? flattened : null));
        }

        return layers;
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
