using System;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>Every emitted kernel on every instruction set against the reference, from one list of odd shapes.</summary>
public sealed class OddShapeTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 2;

    private static readonly ReferenceNetwork[] s_references = [.. OddShapes.All.Select(shape => shape.CreateNetwork())];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(s_references));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Convolutions_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references, index => s_compiled.Value.Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_compiled.Value.Create(index, set), Samples).Take(20));
}
