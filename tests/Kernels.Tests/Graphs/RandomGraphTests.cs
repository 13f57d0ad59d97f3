using System;
using System.Globalization;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>Randomly drawn graphs with joins and blocks, on every instruction set, against the reference: predictions, outputs, all gradients; batches of 1, 2 and 17.</summary>
public sealed class RandomGraphTests
{
    /// <summary>The environment variable that asks for more networks than usual.</summary>
    private const string Variable = "GEN_RANDOM_NETWORKS";
    private const double Tolerance = 1e-5;

    private static readonly int s_networks = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "15", CultureInfo.InvariantCulture);

    private static readonly int[] s_samples = [1, 2, 17];

    /// <summary>Whether each network is run in batches of each size on each set; else in one of the sizes, in turns, which a set after the other shifts.</summary>
    private static readonly bool s_isWhole = Environment.GetEnvironmentVariable(Variable) is not null;

    private static readonly ReferenceNetwork[] s_references = [.. Enumerable.Range(0, s_networks).Select(RandomGraphs.Network)];

    /// <summary>So many are one project: a generated file has a greatest length.</summary>
    private const int Together = 40;

    private static readonly Lazy<CompiledNetworks[]> s_compiled = new(() => [.. s_references.Chunk(Together).Select(networks => CompiledNetworks.Of(networks))]);

    public static TheoryData<InstructionSet, int> Cases =>
        [.. Enum.GetValues<InstructionSet>().SelectMany(set => s_samples.Select(samples => new TheoryDataRow<InstructionSet, int>(set, samples)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Graphs_agree_with_the_reference(InstructionSet set, int samples) =>
        NetworkChecks.AssertAgreement(s_references, index => s_compiled.Value[index / Together].Create(index % Together, set), samples, Tolerance,
            index => s_isWhole || s_samples[(index + (int)set) % s_samples.Length] == samples);

    [LinuxTheory]
    [InlineData(InstructionSet.Avx512)]
    [InlineData(InstructionSet.Avx2)]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_compiled.Value[index / Together].Create(index % Together, set), samples: 3).Take(20));

    [Fact]
    public void Every_way_to_use_a_signal_is_drawn() => Assert.Superset(
        new[] { "take", "add", "multiply", "join", "output" }.ToHashSet(), s_references.SelectMany(network => network.Layers).Select(layer => layer.Kind).ToHashSet());
}
