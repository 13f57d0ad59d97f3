using System;
using System.Collections.Generic;

namespace Gen.Data;

/// <summary>How recordings of sound become signals.</summary>
public sealed record WavOptions
{
    /// <summary>
    /// Gives the class of a file, of its path; <see langword="null"/>, the default, for the name of the folder below the one that is read, where all files lie in one.
    /// </summary>
    public Func<string, string>? Label { get; init; }

    /// <summary>Gives the group of a file, of its path, for instance the speaker; <see langword="null"/>, the default, for a group of each file's own.</summary>
    public Func<string, string>? Group { get; init; }

    /// <summary>Whether channels are mixed to one, their mean. Default: <see langword="false"/>: each is a channel of the signal.</summary>
    public bool Mono { get; init; }

    /// <summary>
    /// The values a second: files of another rate are resampled. <see langword="null"/>, the default, for the files' own, which then must be the same everywhere.
    /// </summary>
    public int? Rate { get; init; }

    /// <summary>The classes, in the order of the network's outputs; <see langword="null"/>, the default, for those that occur.</summary>
    public IReadOnlyList<string>? Classes { get; init; }
}
