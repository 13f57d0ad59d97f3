using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Generator.Cost;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;
using static Gen.Tests.Reference.OddShape;

namespace Gen.Tests.Numerics;

/// <summary>
/// Convolutions by products of spectra, whether that pays or not, on every instruction set against the reference, whose gradients are tested against finite differences: one
/// block and many, a last pair with one block or a short one, strides and dilations, groups, channels and filters that end raggedly, and what comes behind a sum.
/// </summary>
public sealed class SpectraTests
{
    private const double Tolerance = 2e-5;

    private const int Samples = 3;

    private static readonly ReferenceNetwork[] s_references =
    [
        .. new[]
        {
            Odd(300, 1, 1, 40, 1, 1, "same"), Odd(2500, 1, 1, 100, 1, 1, "same"), Odd(1300, 1, 1, 130, 1, 1, "valid"), Odd(257, 1, 1, 128, 1, 1, "causal"), Odd(90, 1, 1, 90, 1, 1, "valid"),
            Odd(900, 1, 3, 64, 1, 1, "same"), Odd(900, 3, 1, 64, 1, 1, "same"), Odd(700, 2, 5, 33, 3, 1, "same"), Odd(640, 5, 2, 48, 1, 1, "same", stride: 2), Odd(400, 8, 8, 50, 1, 1, "same"),
            Odd(333, 6, 4, 31, 1, 2, "causal"), Odd(270, 17, 19, 20, 1, 1, "valid"), Odd(500, 4, 4, 21, 2, 2, "same", stride: 2),
        }.Select(shape => shape.CreateNetwork()),
        Behind(DataLayout.ChannelsLast, 20), Behind(DataLayout.ChannelsFirst, 18), Behind(DataLayout.ChannelsLast, 1),
    ];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(
        "using Gen;\n" + string.Concat(s_references.Select((network, index) => "[Numerics(NumericsLevel.Fast)]\n" + network.Declaration($"Network{index}"))), PlanningOptions.Always with { Spectra = true }));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Both_passes_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references, index => s_compiled.Value.Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_compiled.Value.Create(index, set), Samples));

    /// <summary>Each of them is computed in that way: a list that silently took plain sums would test nothing.</summary>
    [Fact]
    public void All_of_them_go_by_spectra() => Assert.All(Enumerable.Range(0, s_references.Length), index =>
    {
        var summary = (string)s_compiled.Value.Type($"Network{index}").GetProperty("Summary")!.GetValue(null)!;
        Assert.True(Regex.IsMatch(summary, @"\(forward[^;]* by spectra of") && Regex.IsMatch(summary, @"weight gradient by spectra of"), summary);
    });

    /// <summary>Without being asked for, they are taken where a filter is long, and only at the level that allows them.</summary>
    [Theory]
    [InlineData("Fast", 2048, true)]
    [InlineData("Fast", 9, false)]
    [InlineData("Local", 2048, false)]
    public void A_long_filter_goes_by_spectra_where_they_are_allowed(string level, int width, bool isExpected)
    {
        var source = $"using Gen;\n[Numerics(NumericsLevel.{level})]\n[Input(Length = 4096), Conv1d(Filters = 1, Width = {width}, Padding = \"same\")]\npublic partial class Network0;\n";
        var summary = (string)CompiledNetworks.Of(source).Type("Network0").GetProperty("Summary")!.GetValue(null)!;
        Assert.Equal(isExpected, summary.Contains("by spectra of", StringComparison.Ordinal));
    }

    /// <summary>Folded weights, an activation, and a second convolution that reads what the first one wrote.</summary>
    private static ReferenceNetwork Behind(DataLayout layout, int filters) => new(new Shape(157, 3), layout,
    [
        new Conv1dReference { Filters = filters, Width = 25, Padding = PaddingSpec.Word("same"), UseBias = false }, new BatchNormReference(), new ReluReference(), Odd(1, 1, 18, 14, 2, 1, "causal").Layer, new ReluReference(),
    ]);
}
