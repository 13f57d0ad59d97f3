using System;
using System.IO;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>What all tests share, each part made when the first test asks for it: a feed, an empty package cache, and three projects that know only the package.</summary>
public sealed class Workplace : IDisposable
{
    /// <summary>The collection of the tests that share one.</summary>
    public const string Collection = "a feed, a cache and three projects";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gen-package-");
    private readonly Lazy<Feed> _feed;
    private readonly Lazy<ConsumerProject> _consumer;
    private readonly Lazy<ConsumerProject> _edgeDetector;
    private readonly Lazy<ConsumerProject> _wide;
    private readonly Lazy<ConsumerProject> _nativeLibrary;

    /// <summary>Makes the folder.</summary>
    public Workplace()
    {
        _feed = new(() => new(PathOf("feed")));
        _consumer = new(() => ConsumerProject.Fresh(this));
        _edgeDetector = new(() => ConsumerProject.EdgeDetector(this));
        _wide = new(() => ConsumerProject.Wide(this));
        _nativeLibrary = new(() => ConsumerProject.NativeLibrary(this));
        GettingStarted = new GettingStarted(this);
        // Nothing above the folder is to have a say.
        File.WriteAllText(PathOf("Directory.Build.props"), "<Project />\n");
        File.WriteAllText(PathOf("Directory.Build.targets"), "<Project />\n");
        File.WriteAllText(PathOf("Directory.Packages.props"), "<Project />\n");
    }

    internal Feed Feed => _feed.Value;

    /// <summary>A console program as somebody begins one.</summary>
    internal ConsumerProject Consumer => _consumer.Value;

    /// <summary>The sample, with the package in place of the two projects.</summary>
    internal ConsumerProject EdgeDetector => _edgeDetector.Value;

    /// <summary>The sample's networks as a C library.</summary>
    internal ConsumerProject NativeLibrary => _nativeLibrary.Value;

    /// <summary>Networks compiled for AVX-512.</summary>
    internal ConsumerProject Wide => _wide.Value;

    /// <summary>The page for beginners, followed.</summary>
    internal GettingStarted GettingStarted { get; }

    /// <summary>The empty package cache of these tests.</summary>
    internal string CachePath => PathOf("packages");

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    internal string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Says which tests share a workplace.</summary>
    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<Workplace>;
}
