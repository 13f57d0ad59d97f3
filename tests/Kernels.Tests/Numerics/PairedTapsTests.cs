using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;
using static Gen.Tests.Reference.OddShape;

namespace Gen.Tests.Numerics;

/// <summary>
/// Convolutions whose taps go in pairs, whether that pays or not, on every instruction set against the reference: with and without a last tap and outputs that have no
/// partner, phases of a dilation, groups, vectors that end raggedly, signals of several stretches, and what comes behind a sum.
/// </summary>
public sealed class PairedTapsTests
{
    private const double Tolerance = 1e-5;

    /// <summary>One more than are done at once where a layer makes one row of each: not of a pair, whose parts work in memory that samples share.</summary>
    private const int Samples = 9;

    private static readonly ReferenceNetwork[] s_references =
    [
        .. new[]
        {
            Odd(3, 1, 1, 2, 1, 1, "valid"), Odd(9, 1, 16, 3, 1, 1, "valid"), Odd(14, 5, 17, 4, 1, 1, "same"), Odd(15, 3, 33, 5, 1, 1, "causal"),
            Odd(31, 16, 15, 8, 1, 1, "same"), Odd(40, 17, 8, 11, 1, 1, "same"), Odd(33, 2, 7, 7, 2, 1, "same"), Odd(29, 3, 16, 2, 3, 1, "causal"),
            Odd(37, 4, 9, 5, 4, 1, "valid"), Odd(23, 6, 6, 6, 3, 2, "same"), Odd(24, 8, 12, 3, 1, 4, "same"), Odd(40, 3, 5, 6, 1, 1, "same", stride: 2),
            Odd(3, 64, 80, 2, 1, 1, "valid"), Odd(300, 4, 70, 6, 1, 1, "valid"), Odd(450, 2, 64, 9, 1, 1, "same"),
        }.Select(shape => shape.CreateNetwork()),
        Behind(DataLayout.ChannelsLast), Behind(DataLayout.ChannelsFirst), .. Depthwise(),
    ];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(
        "using Gen;\n" + string.Concat(s_references.Select((network, index) => "[Numerics(NumericsLevel.Fast)]\n" + network.Declaration($"Network{index}"))), PlanningOptions.Always with { Pairs = true }));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Predictions_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references, index => s_compiled.Value.Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_compiled.Value.Create(index, set), Samples));

    /// <summary>Each of them is computed in that way: a list that silently took plain sums would test nothing.</summary>
    [Fact]
    public void All_of_them_go_in_pairs() => Assert.All(Enumerable.Range(0, s_references.Length), index => Assert.Contains(
        "by F(2, 2) of differences", (string)s_compiled.Value.Type($"Network{index}").GetProperty("Summary")!.GetValue(null)!, StringComparison.Ordinal));

    /// <summary>Channels by themselves, of widths that find the registers for it: positions that are left over, long signals, and those that stay near.</summary>
    private static IEnumerable<ReferenceNetwork> Depthwise() =>
        from shape in new (int Length, int Channels, int Width, string Padding)[]
        {
            (16, 16, 8, "same"), (29, 21, 9, "valid"), (40, 33, 10, "same"), (24, 5, 11, "same"), (51, 16, 12, "valid"), (220, 40, 9, "same"), (17, 3, 9, "valid"),
            (34, 7, 13, "same"), (40, 18, 16, "valid"), (45, 33, 19, "same"), (70, 16, 29, "same"), (90, 5, 41, "valid"),
        }
        select new ReferenceNetwork(new Shape(shape.Length, shape.Channels), DataLayout.ChannelsLast,
            [new DepthwiseConv1dReference { Width = shape.Width, Padding = PaddingSpec.Word(shape.Padding) }, new ReluReference()]);

    /// <summary>Folded weights, an activation, and a second convolution that reads what the first one wrote.</summary>
    private static ReferenceNetwork Behind(DataLayout layout) => new(new Shape(57, 3), layout,
    [
        new Conv1dReference { Filters = 20, Width = 5, Padding = PaddingSpec.Word("same"), UseBias = false }, new BatchNormReference(), new ReluReference(), Odd(1, 1, 18, 4, 2, 1, "causal").Layer, new ReluReference(),
    ]);
}
