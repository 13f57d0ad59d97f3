using System.Collections.Generic;

namespace Gen.Replay;

/// <summary>Source files that are given to the generator together.</summary>
/// <param name="Name">What the list of hashes calls it.</param>
/// <param name="Sources">The files: where they lie, so that weights are found beside them, and their texts.</param>
internal sealed record Project(string Name, IReadOnlyList<(string Path, string Text)> Sources)
{
    /// <summary>Whether the kernels are listed by their kinds only: they are too many.</summary>
    public bool HasManyKernels { get; init; }

    /// <summary>A project of one text that is no file.</summary>
    public Project(string name, string text)
        : this(name, [("", text)])
    {
    }
}
