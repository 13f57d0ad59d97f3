using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Import.Graph;

/// <summary>A layer of the common graph: an attribute to be, with the signals that come to it and the values that it has learned.</summary>
/// <param name="kind">The attribute's name.</param>
/// <param name="place">Where it stands in the file, for messages.</param>
internal sealed class Layer(string kind, string place)
{
    /// <summary>The attribute's name: <c>Conv1d</c>.</summary>
    public string Kind { get; set; } = kind;

    /// <summary>Where it stands in the file.</summary>
    public string Place { get; } = place;

    /// <summary>The name to keep, if the file gives one that says more than the kind.</summary>
    public string? Name { get; set; }

    /// <summary>The attribute's arguments as C#, the defaults left out; one without a name is the constructor's.</summary>
    public List<(string Name, string Text)> Options { get; } = [];

    /// <summary>The layers whose signals come in.</summary>
    public List<Layer> Inputs { get; init; } = [];

    /// <summary>What goes out.</summary>
    public SignalShape Output { get; set; }

    /// <summary>What was learned, in the order of the network's parameters.</summary>
    public List<Learned> Parameters { get; } = [];

    /// <summary>Of an input: how its values lie in the file's tensor.</summary>
    public InputOrder? Order { get; set; }

    /// <summary>Of a convolution: how its window moves.</summary>
    public Window? Window { get; set; }

    public int Steps => Output.Length;

    public int Channels => Output.Channels;

    public Learned? Parameter(string name) => Parameters.Find(parameter => parameter.Name == name);

    /// <summary>Adds an option, unless it is the default.</summary>
    public Layer With(string name, string text, string byDefault)
    {
        if (text != byDefault)
            Options.Add((name, text));
        return this;
    }

    /// <summary>Gives an option another text, or takes it away.</summary>
    public void Set(string name, string text, string byDefault)
    {
        Options.RemoveAll(option => option.Name == name);
        With(name, text, byDefault);
    }

    public string? Option(string name) => Options.Where(option => option.Name == name).Select(option => option.Text).FirstOrDefault();

    public override string ToString() => $"{Kind} {Output} ({Place})";
}

/// <summary>Values that a layer has learned, in the canonical layout.</summary>
/// <param name="Name">The parameter's name behind the layer's: <c>weight</c>.</param>
/// <param name="Shape">The canonical shape.</param>
/// <param name="Values">The values.</param>
internal sealed record Learned(string Name, int[] Shape, float[] Values)
{
    public static Learned Of(string name, float[] values, params int[] shape) => shape.Aggregate(1L, (size, count) => size * count) == values.Length
        ? new(name, shape, values)
        : throw new ImportException($"A parameter '{name}' has {values.Length} values, but its shape [{string.Join(", ", shape)}] holds others.");
}

/// <summary>How a signal of the network lies in the file's tensor.</summary>
internal enum InputOrder
{
    /// <summary>Not yet known: nothing has read it.</summary>
    Open,

    /// <summary>A step's channels side by side.</summary>
    ChannelsLast,

    /// <summary>A channel's steps side by side.</summary>
    ChannelsFirst,
}
