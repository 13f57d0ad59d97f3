using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>Every layer beside the plain convolution, on every instruction set, against the reference: odd channels and all options.</summary>
public sealed class OddLayerTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 2;

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(OddLayers.All));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Layers_agree_with_the_reference(InstructionSet set)
    {
        var bad = new List<string>();
        for (var index = 0; index < OddLayers.All.Count; index++)
        {
            bad.AddRange(NetworkChecks.Compare(s_compiled.Value.Create(index, set), OddLayers.All[index], Samples, seed: index)
                .Where(finding => !(finding.Distance < Tolerance))
                .Select(finding => $"{finding.What} is off by {finding.Distance:e1} in {OddLayers.All[index].Declaration("N")}"));
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(20).Prepend($"{bad.Count} findings in {OddLayers.All.Count} networks:")));
    }
}
