using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Layouts;

/// <summary>Gradients of weights that are summed with neighbouring rows of weights in a vector and one filter in all lanes.</summary>
public sealed class RowwiseTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 3;

    private static readonly IReadOnlyList<ReferenceNetwork> s_references = [.. Shapes.Select(shape => new ReferenceNetwork(shape.Input, DataLayout.ChannelsLast, [shape.Layer]))];

    private static readonly Lazy<CompiledNetworks> s_networks = new(() => CompiledNetworks.Of(s_references));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    private static IReadOnlyList<OddShape> Shapes =>
    [
        // Length, channels, filters, width, dilation, groups, padding. All taps one stretch of rows: rows and filters around four, eight and sixteen.
        OddShape.Odd(37, 3, 5, 7, 1, 1, "same"),
        OddShape.Odd(38, 4, 4, 4, 1, 1, "valid"),
        OddShape.Odd(39, 5, 8, 3, 1, 1, "causal"),
        OddShape.Odd(40, 11, 9, 3, 1, 1, "same"),
        OddShape.Odd(41, 12, 24, 5, 1, 1, "same"),
        OddShape.Odd(35, 9, 15, 7, 1, 1, "same"),
        OddShape.Odd(36, 32, 1, 3, 1, 1, "same"),
        OddShape.Odd(90, 8, 3, 3, 1, 1, "same", stride: 2),

        // Many rows: several blocks of vectors, and what is left of them.
        OddShape.Odd(60, 67, 5, 5, 1, 1, "same"),
        OddShape.Odd(61, 66, 2, 3, 1, 1, "valid"),

        // Taps that lie apart: several of them to a tile, of some and of whole vectors; of more vectors than a tile holds.
        OddShape.Odd(90, 5, 3, 7, 2, 1, "same"),
        OddShape.Odd(150, 15, 15, 11, 4, 1, "same"),
        OddShape.Odd(120, 16, 16, 3, 4, 1, "causal"),
        OddShape.Odd(60, 21, 6, 3, 2, 1, "same"),
        OddShape.Odd(60, 150, 4, 2, 3, 1, "valid"),

        // Groups.
        OddShape.Odd(40, 32, 32, 5, 1, 4, "same"),
        OddShape.Odd(44, 30, 10, 5, 2, 2, "same"),

        // Small tiles, whose sums are divided, over positions of which none, one, two or three are left, and fewer than there are parts.
        OddShape.Odd(100, 1, 2, 3, 1, 1, "same"),
        OddShape.Odd(101, 1, 1, 3, 1, 1, "same"),
        OddShape.Odd(102, 1, 16, 2, 1, 1, "same"),
        OddShape.Odd(103, 4, 2, 3, 1, 1, "same"),
        OddShape.Odd(3, 16, 2, 1, 1, 1, "valid"),
    ];

    [Theory]
    [MemberData(nameof(Sets))]
    public void They_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references, index => s_networks.Value.Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_networks.Value.Create(index, set), Samples));

    /// <summary>A list that silently took the usual way would test nothing.</summary>
    [Theory]
    [InlineData(InstructionSet.Avx512)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Vector128)]
    public void Many_of_them_are_done_so(InstructionSet set)
    {
        var count = s_networks.Value.Code.Of(set).Count(kernel => kernel.Methods.Keys.Any(method => method.StartsWith("RowwiseTiles.AddSums", StringComparison.Ordinal)));
        Assert.True(count >= Shapes.Count / 3, $"{count} of {Shapes.Count} shapes.");
    }

    [Fact]
    public void Some_sums_are_divided() => Assert.Contains(
        s_networks.Value.Code.Of(InstructionSet.Avx512).SelectMany(kernel => kernel.Methods.Keys), method => method.Contains("In4_", StringComparison.Ordinal));
}
