using System.Collections.Generic;
using Gen.Generator.Model;
using Gen.Support;

namespace Gen.Generator.Layers.Streams;

/// <summary>A node of a stream while layers are still being added to it.</summary>
internal sealed class StreamNodeBuilder(string layer, int number)
{
    public string Layer { get; } = layer;

    public int Number { get; } = number;

    public List<(StreamWindow Window, StreamSignal Signal)> Inputs { get; } = [];

    public List<StreamPart> Parts { get; } = [];

    public StreamNodeKind Kind { get; init; }

    public StreamWindow Window => Inputs[0].Window;

    /// <summary>The values of a frame that it makes.</summary>
    public int Channels { get; set; }

    /// <summary>Whether another layer may still be added: nobody has read what it makes, and nothing stands in between.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether it can only do one window at a time.</summary>
    public bool IsSingle { get; set; }

    /// <summary>The frames of each input that so many windows look at.</summary>
    public Shape Look(int input, int windows)
    {
        var (window, signal) = Inputs[input];
        return new(checked(window.Extent + (windows - 1) * window.Stride), signal.Shape.Channels);
    }
}
