using System;
using System.Globalization;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>Randomly drawn networks of every layer, on every instruction set, against the reference: predictions, outputs, all gradients.</summary>
public sealed class RandomNetworkTests
{
    /// <summary>The environment variable that asks for more networks than usual; compiling them takes most of the time.</summary>
    private const string Variable = "GEN_RANDOM_NETWORKS";
    private const int Samples = 3;

    // Batch normalisations behind one another divide by deviations of a few values, which multiplies single precision's own error.
    private const double Tolerance = 5e-5;

    private static readonly int s_networks = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "100", CultureInfo.InvariantCulture);

    private static readonly ReferenceNetwork[] s_references = [.. Enumerable.Range(0, s_networks).Select(RandomNetworks.Network)];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(s_references));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Networks_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references, index => s_compiled.Value.Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_compiled.Value.Create(index, set), Samples).Take(20));
}
