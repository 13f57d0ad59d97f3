using Gen.Generator.Target;

namespace Gen.Generator.Model;

/// <summary>What a project wants to be emitted.</summary>
/// <param name="Sets">The instruction sets, the best first; at least one.</param>
/// <param name="Training">Whether networks that do not say it themselves can be trained.</param>
/// <param name="Streams">Whether networks that do not say it themselves can run as streams; where nothing is said, those that the project uses so.</param>
internal sealed record BuildOptions(EquatableArray<VectorIsa> Sets, bool Training, bool? Streams = null)
{
    /// <summary>Whether each network's graph is written down behind each pass.</summary>
    public bool DumpsPasses { get; init; }

    /// <summary>Whether the project becomes a C library.</summary>
    public bool IsNativeLibrary { get; init; }

    /// <summary>All that there is.</summary>
    public static BuildOptions Default { get; } = new(VectorIsa.All.ToEquatable(), Training: true);
}
