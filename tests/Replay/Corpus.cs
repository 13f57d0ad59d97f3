using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Gen.Samples.Tests.Helpers;
using Gen.Tests.Layouts;
using Gen.Tests.Numerics;
using Gen.Tests.Reference;

namespace Gen.Replay;

/// <summary>The networks whose emitted files must not change unawares. All of them are in the repository, or drawn from fixed seeds.</summary>
internal static class Corpus
{
    private const int RandomCount = 300;

    /// <summary>
    /// The networks of a project that is one of many. Equal kernels of a project are printed once, so it should not be too small; and both cores should
    /// have something to do until the end, so it should not be too large.
    /// </summary>
    private const int NetworksAtOnce = 25;

    /// <summary>The levels of numerics that take turns, so that all of them are covered: the default comes most often.</summary>
    private static readonly string[] s_levels = ["", "", "[Numerics(NumericsLevel.Direct)]\n", "[Numerics(NumericsLevel.Fast)]\n"];

    /// <summary>All projects, always in this order.</summary>
    public static IEnumerable<Project> Projects() =>
        [.. Samples(), .. Pages(), .. Files("benchmark", "tests/Benchmarks/Shapes"), .. LeveledBenchmarks(), .. Files("contract", "tests/Contract.Tests/Networks"), .. Odd(), .. Drawn()];

    /// <summary>The blocks of code of a page that declare networks, each as a project.</summary>
    /// <param name="page">The page's place in the repository.</param>
    public static IEnumerable<Project> Page(string page) =>
        from block in Markdown.Blocks(Repository.Read(page), "csharp").Select((text, index) => (Text: text, Number: index + 1))
        where block.Text.Contains("[Input(", StringComparison.Ordinal)
        select new Project(string.Create(CultureInfo.InvariantCulture, $"{page} {block.Number}"), block.Text);

    private static IEnumerable<Project> Samples() =>
        from folder in Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).Order(StringComparer.Ordinal)
        let sources = SourcesIn(folder).ToList()
        where sources.Count > 0
        select new Project("sample " + Path.GetFileName(folder), sources);

    private static IEnumerable<Project> Pages() =>
        from page in Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(page => "docs/" + Path.GetFileName(page)).Append("README.md").Order(StringComparer.Ordinal)
        from project in Page(page)
        select project;

    private static IEnumerable<Project> Files(string name, string folder) =>
        [new(name, [.. SourcesIn(Path.Combine(Repository.Root, folder))])];

    private static IEnumerable<Project> LeveledBenchmarks() =>
        from level in new[] { NumericsLevel.Direct, NumericsLevel.Fast }
        let source = Repository.Read("tests/Benchmarks/Shapes/ChannelsLast.cs")
        select new Project($"benchmark {level}", source.Replace("[Input(", $"[Numerics(NumericsLevel.{level})]\n[Input(", StringComparison.Ordinal));

    private static IEnumerable<Project> Odd() =>
    [
        .. Chunks("odd shapes", OddShapes.All.Select(shape => shape.CreateNetwork())),
        .. Chunks("odd layers", OddLayers.All),
        .. Chunks("lengthwise", LengthwiseShapes.Layers.Concat(LengthwiseShapes.Networks)),
        .. Chunks("pooled", PooledShapes.Networks),
        .. Chunks("Toom-Cook", ToomCookShapes.For(null).Concat(ToomCookShapes.For((4, 3))).Select(shape => shape.CreateNetwork()).Concat(ToomCookShapes.Long)),
    ];

    private static IEnumerable<Project> Drawn() => Chunks("random", Enumerable.Range(0, RandomCount).Select(RandomNetworks.Network));

    private static IEnumerable<Project> Chunks(string name, IEnumerable<ReferenceNetwork> networks) => networks
        .Select((network, index) => (Index: index, Text: s_levels[index % s_levels.Length] + network.Declaration(string.Create(CultureInfo.InvariantCulture, $"Network{index}"))))
        .Chunk(NetworksAtOnce)
        .Select(chunk => new Project(string.Create(CultureInfo.InvariantCulture, $"{name} {chunk[0].Index}"), "using Gen;\n" + string.Concat(chunk.Select(network => network.Text)))
        {
            HasManyKernels = true,
        });

    private static IEnumerable<(string Path, string Text)> SourcesIn(string folder) =>
        from path in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let relative = Path.GetRelativePath(folder, path)
        where !relative.StartsWith("bin", StringComparison.Ordinal) && !relative.StartsWith("obj", StringComparison.Ordinal)
        select (path, Repository.Read(path));
}
