using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>
/// A network as data: its layers with their options, shapes and parameters. Exporters, drawings and reports read it; nothing of it is needed to predict or
/// to train, and a program that does not ask for it does not carry it.
/// </summary>
/// <param name="Name">The class's name, without its namespace.</param>
/// <param name="Input">The shape of one input.</param>
/// <param name="Layout">The order of the user's buffers.</param>
/// <param name="Layers">The layers in source order, those of blocks in the blocks' place.</param>
public sealed record NetworkDescription(string Name, SignalShape Input, DataLayout Layout, IReadOnlyList<LayerDescription> Layers)
{
    /// <summary>The shape of one output.</summary>
    public SignalShape Output => Layers.Count > 0 ? Layers[^1].Output : Input;

    /// <summary>All layers, a composite one behind those of its branches.</summary>
    public IEnumerable<LayerDescription> AllLayers => Layers.SelectMany(layer => layer.WithInner());

    /// <summary>Reads the text that the generator emits; called by generated code.</summary>
    /// <param name="text">A line for the network and one for each layer.</param>
    /// <exception cref="FormatException">The text is another.</exception>
    public static NetworkDescription Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DescriptionReader(text).Read();
    }

    /// <summary>The layers, one a line.</summary>
    public override string ToString() => string.Join('\n', AllLayers.Select(layer => layer.ToString()).Prepend($"{Name}: {Input}"));
}
