using System;

namespace Gen.Orleans;

/// <summary>Data that each silo opens itself.</summary>
public sealed record ClusterData
{
    /// <summary>Names them.</summary>
    /// <param name="loader">A loader that all silos know (<see cref="SiloCatalog.AddLoader"/>).</param>
    /// <param name="path">What it gets: a path that means the same data on every silo.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public ClusterData(string loader, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(loader);
        ArgumentNullException.ThrowIfNull(path);
        (Loader, Path) = (loader, path);
    }

    /// <summary>The loader's name.</summary>
    public string Loader { get; }

    /// <summary>The path.</summary>
    public string Path { get; }
}
