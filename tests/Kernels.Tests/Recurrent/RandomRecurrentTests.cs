using System;
using System.Globalization;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Gen.Tests.Reference.Recurrent;
using Xunit;

namespace Gen.Tests.Recurrent;

/// <summary>Randomly drawn recurrent layers, on every instruction set, against the reference: predictions, outputs, all gradients.</summary>
public sealed class RandomRecurrentTests
{
    /// <summary>The environment variable that asks for more networks than usual.</summary>
    private const string Variable = "GEN_RANDOM_RECURRENT";
    private const double Tolerance = 1e-5;

    private static readonly int s_networks = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "30", CultureInfo.InvariantCulture);

    private static readonly ReferenceNetwork[] s_references = [.. Enumerable.Range(0, s_networks).Select(RandomRecurrent.Network)];

    /// <summary>So many are one project: a generated file has a greatest length.</summary>
    private const int Together = 40;

    private static readonly Lazy<CompiledNetworks[]> s_compiled = new(() => [.. s_references.Chunk(Together).Select(networks => CompiledNetworks.Of(networks))]);

    public static TheoryData<InstructionSet, int> Cases => [.. from set in Enum.GetValues<InstructionSet>()
                                                              from samples in new[] { 1, 2, 17 }
                                                              select (set, samples)];

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Layers_agree_with_the_reference(InstructionSet set, int samples) =>
        NetworkChecks.AssertAgreement(s_references, index => Create(index, set), samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => Create(index, set), samples: 9).Take(20));

    private static INetwork Create(int index, InstructionSet set) => s_compiled.Value[index / Together].Create(index % Together, set);
}
