using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Gen.Import.Formats.Keras;

/// <summary>Finds things in a Keras configuration, whatever version wrote it.</summary>
internal static class KerasConfig
{
    /// <summary>The layers of a model; of Keras 1 and early 2 a sequential one's configuration is the list itself.</summary>
    public static IEnumerable<JsonElement> LayersOf(JsonElement model) => model.Get("config") switch
    {
        { ValueKind: JsonValueKind.Array } list => list.Items(),
        { ValueKind: JsonValueKind.Object } config when config.Get("layers") is { } layers => layers.Items(),
        _ => [],
    };

    public static string NameOf(JsonElement layer) => layer.Get("config")?.Text("name") ?? layer.Text("name") ?? "";

    /// <summary>The tensors that come to each use of a layer: name, use and number.</summary>
    public static IEnumerable<List<(string Layer, int Node, int Tensor)>> InboundOf(JsonElement layer)
    {
        foreach (var node in layer.Get("inbound_nodes")?.Items() ?? [])
        {
            var found = new List<(string, int, int)>();
            if (node.ValueKind == JsonValueKind.Object)
                Collect(node.Get("args") ?? default, found);
            else
                CollectOld(node, found);
            yield return found;
        }
    }

    /// <summary>The tensors of a list of a model's inputs or outputs.</summary>
    public static List<(string Layer, int Node, int Tensor)> TensorsOf(JsonElement? list)
    {
        var found = new List<(string, int, int)>();
        if (list is { } element)
            CollectOld(element, found);
        return found;
    }

    /// <summary>Whether a call has tensors among its named arguments, such as initial states or masks.</summary>
    public static bool HasNamedTensors(JsonElement layer) => (layer.Get("inbound_nodes")?.Items() ?? []).Any(node =>
    {
        var found = new List<(string, int, int)>();
        if (node.ValueKind == JsonValueKind.Object)
            Collect(node.Get("kwargs") ?? default, found);
        return found.Count > 0;
    });

    private static void CollectOld(JsonElement element, List<(string, int, int)> found)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return;
        if (element.GetArrayLength() >= 3 && element[0].ValueKind == JsonValueKind.String && element[1].ValueKind == JsonValueKind.Number)
        {
            found.Add((element[0].GetString()!, element[1].AsInteger("node"), element[2].AsInteger("tensor")));
            return;
        }

        foreach (var item in element.EnumerateArray())
            CollectOld(item, found);
    }

    private static void Collect(JsonElement element, List<(string, int, int)> found)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.Text("class_name") == "__keras_tensor__" && element.Get("config")?.Get("keras_history") is { } history)
                CollectOld(history, found);
            else
                foreach (var member in element.EnumerateObject())
                    Collect(member.Value, found);
        }
        else
        {
            foreach (var item in element.Items())
                Collect(item, found);
        }
    }
}
