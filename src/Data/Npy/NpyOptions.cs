using System.Collections.Generic;

namespace Gen.Data;

/// <summary>How numpy's arrays become signals.</summary>
public sealed record NpyOptions
{
    /// <summary>The name of the signals in a file .npz. Default: <c>x</c>.</summary>
    public string Signals { get; init; } = "x";

    /// <summary>The name of the classes or targets in a file .npz; where it is not there, signals have none. Default: <c>y</c>.</summary>
    public string Labels { get; init; } = "y";

    /// <summary>Whether signals are <c>[N, Channels, Length]</c>, PyTorch's order. Default: <see langword="false"/>: <c>[N, Length, Channels]</c>.</summary>
    public bool ChannelsFirst { get; init; }

    /// <summary>The classes, in the order of the network's outputs; <see langword="null"/>, the default, for those that occur.</summary>
    public IReadOnlyList<string>? Classes { get; init; }
}
