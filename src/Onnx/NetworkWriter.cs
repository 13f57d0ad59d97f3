using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Export;

/// <summary>Walks a network's layers; between them signals are samples, channels, steps.</summary>
internal sealed class NetworkWriter
{
    private readonly INetwork _network;
    private readonly NetworkDescription _description;
    private readonly LayerWriter _layers;
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

    public NetworkWriter(INetwork network)
    {
        (_network, _description) = (network, network.Description);
        _layers = new(Graph, network.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal));
    }

    private OnnxGraphWriter Graph { get; } = new();

    private bool IsFirst => _network.Layout == DataLayout.ChannelsFirst;

    public byte[] Write()
    {
        var (input, output) = (_description.Input, _description.Output);
        Graph.Input("input", Sizes(input));
        var signal = Follow(_description.Layers, IsFirst ? "input" : Swapped("input"));
        Graph.Output("output", IsFirst ? signal : Swapped(signal), Sizes(output));
        return Graph.ToModel(_description.Name);
    }

    private int[] Sizes(SignalShape shape) => IsFirst ? [shape.Channels, shape.Length] : [shape.Length, shape.Channels];

    private string Swapped(string signal) => Graph.Node("Transpose", [signal], ("perm", new[] { 0, 2, 1 }));

    private string Follow(IReadOnlyList<LayerDescription> layers, string signal)
    {
        foreach (var layer in layers)
            signal = Apply(layer, signal);
        return signal;
    }

    private string Apply(LayerDescription layer, string signal)
    {
        switch (layer.Kind)
        {
            case "Residual":
                var beside = Follow(layer.Branches[1], signal);
                return Graph.Node("Add", [Follow(layer.Branches[0], signal), beside]);
            case "Concat":
                return Graph.Node("Concat", [.. layer.Branches.Select(branch => Follow(branch, signal))], ("axis", 1));
            case "Keep":
                _kept[Names(layer)[0]] = signal;
                return signal;
            case "Take":
                return Kept(layer, Names(layer)[0]);
            case "Add" or "Multiply":
                return Names(layer).Aggregate(signal, (sum, name) => Graph.Node(layer.Kind == "Add" ? "Add" : "Mul", [sum, Kept(layer, name)]));
            case "Join":
                return Graph.Node("Concat", [Spread(layer, signal), .. Names(layer).Select(name => Spread(layer, Kept(layer, name)))], ("axis", 1));
            case "Output":
                var parts = Names(layer).Select(name => Graph.Node("Flatten", [IsFirst ? Kept(layer, name) : Swapped(Kept(layer, name))], ("axis", 1)));
                return Graph.Node("Unsqueeze", [Graph.Node("Concat", [.. parts], ("axis", 1)), Graph.Integers(2)]);
            default:
                return _layers.Write(layer, signal);
        }
    }

    /// <summary>The named signals of a layer, with the place of the block that they belong to.</summary>
    private static string[] Names(LayerDescription layer)
    {
        var place = layer.Name[..(layer.Name.LastIndexOf('.') + 1)];
        return [.. (layer.Option("Signals") ?? layer.Option("Signal") ?? "").Split(',', StringSplitOptions.TrimEntries).Select(name => place + name)];
    }

    private string Kept(LayerDescription layer, string name) => _kept.TryGetValue(name, out var signal)
        ? signal
        : throw new NotSupportedException($"{layer.Name}: the signal '{name}' is not kept before it, which ONNX' export needs.");

    /// <summary>A signal of one step stands beside each step of the others.</summary>
    private string Spread(LayerDescription layer, string signal) =>
        layer.Output.Length == 1 ? signal : Graph.Node("Expand", [signal, Graph.Integers(1, 1, layer.Output.Length)]);
}
