using System;
using System.Collections.Generic;
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

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(OddShapes.All.Select(shape => shape.CreateNetwork())));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Convolutions_agree_with_the_reference(InstructionSet set)
    {
        var bad = new List<string>();
        for (var index = 0; index < OddShapes.All.Count; index++)
        {
            var findings = NetworkChecks.Compare(s_compiled.Value.Create(index, set), OddShapes.All[index].CreateNetwork(), Samples, seed: index);
            bad.AddRange(findings.Where(finding => !(finding.Distance < Tolerance))
                .Select(finding => $"{OddShapes.All[index]}: {finding.What} is off by {finding.Distance:e1}"));
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(20).Prepend($"{bad.Count} of {OddShapes.All.Count} shapes:")));
    }

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set)
    {
        var bad = new List<string>();
        for (var index = 0; index < OddShapes.All.Count; index++)
        {
            var network = s_compiled.Value.Create(index, set);
            bad.AddRange(from atEnd in new[] { false, true }
                         from what in GuardedRun.Differences(network, Samples, atEnd)
                         select $"{OddShapes.All[index]}: {what} differs");
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(20)));
    }
}
