using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Layouts;

/// <summary>Convolutions, channels last, of few or ragged filters: those that some instruction set makes of transposed stretches of their input.</summary>
public sealed class InRowsTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 3;

    private static readonly IReadOnlyList<ReferenceNetwork> s_references = [.. Shapes.Select(shape => new ReferenceNetwork(shape.Input, DataLayout.ChannelsLast, [shape.Layer]))];

    private static readonly Lazy<CompiledNetworks> s_networks = new(() => CompiledNetworks.Of(s_references));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    private static IReadOnlyList<OddShape> Shapes =>
    [
        // Length, channels, filters, width, dilation, groups, padding. One stretch, and several of which the last overlaps the one before.
        OddShape.Odd(128, 5, 7, 5, 1, 1, "same"),
        OddShape.Odd(200, 6, 20, 7, 1, 1, "same"),
        OddShape.Odd(96, 24, 9, 3, 1, 1, "same"),
        OddShape.Odd(1000, 2, 2, 9, 1, 1, "same"),
        OddShape.Odd(777, 8, 4, 3, 1, 1, "same"),
        OddShape.Odd(1000, 4, 4, 3, 1, 1, "same"),
        OddShape.Odd(256, 8, 8, 3, 1, 1, "valid"),
        OddShape.Odd(300, 12, 24, 5, 1, 1, "same"),

        // Many channels, of which a stretch is short.
        OddShape.Odd(150, 64, 10, 3, 1, 1, "same"),
        OddShape.Odd(170, 100, 20, 3, 1, 1, "same"),

        // Filters and channels around four, eight and sixteen; three channels, of which a load reaches into the next row.
        OddShape.Odd(90, 3, 2, 7, 1, 1, "valid"),
        OddShape.Odd(91, 3, 3, 9, 1, 1, "same"),
        OddShape.Odd(92, 7, 6, 9, 1, 1, "causal"),
        OddShape.Odd(93, 9, 19, 5, 1, 1, "same"),
        OddShape.Odd(35, 11, 4, 5, 1, 1, "same"),

        // Groups and dilations.
        OddShape.Odd(120, 9, 6, 5, 3, 3, "same"),
        OddShape.Odd(121, 12, 12, 5, 1, 3, "same"),
        OddShape.Odd(120, 4, 6, 7, 4, 1, "same"),

        // Strides: windows of whole steps, of less than one, of some and a part; one filter, whose outputs are both layouts at once.
        OddShape.Odd(200, 4, 3, 6, 1, 1, "same", stride: 2),
        OddShape.Odd(201, 4, 3, 7, 1, 1, "same", stride: 2),
        OddShape.Odd(202, 5, 2, 3, 1, 1, "valid", stride: 4),
        OddShape.Odd(203, 9, 2, 1, 1, 1, "valid", stride: 3),
        OddShape.Odd(877, 4, 1, 6, 1, 1, "same", stride: 2),
        OddShape.Odd(300, 1, 1, 5, 1, 1, "causal", stride: 3),
        OddShape.Odd(301, 1, 1, 3, 1, 1, "valid", stride: 2),
        OddShape.Odd(400, 12, 1, 25, 1, 1, "same", stride: 4),
        OddShape.Odd(230, 17, 5, 8, 1, 1, "same", stride: 3),
        OddShape.Odd(265, 46, 1, 3, 1, 1, "causal", stride: 2),
        OddShape.Odd(190, 60, 2, 3, 1, 1, "same", stride: 2),
        OddShape.Odd(90, 2, 9, 28, 1, 1, "same", stride: 3),
        OddShape.Odd(400, 3, 2, 5, 4, 1, "same", stride: 2),
        OddShape.Odd(131, 30, 2, 1, 1, 1, "valid"),

        // Of input gradients: every second or third tap, from the first or a later one on.
        OddShape.Odd(301, 5, 92, 19, 1, 1, "same", stride: 3),
        OddShape.Odd(200, 1, 32, 8, 1, 1, "same", stride: 2),
        OddShape.Odd(190, 2, 40, 7, 1, 1, "valid", stride: 2),
        OddShape.Odd(240, 4, 48, 9, 1, 2, "same", stride: 2),
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
    [Fact]
    public void Most_of_them_are_done_so()
    {
        var kernels = InRows(InstructionSet.Avx512).Count();
        Assert.True(kernels >= Shapes.Count * 3 / 4, $"{kernels} kernels for {Shapes.Count} shapes.");
    }

    /// <summary>A constant is printed where it is used: of the shapes with a stride some have a last tap whose fewer channels are a loop, and some gradients skip taps.</summary>
    [Theory]
    [InlineData("LastChannels")]
    [InlineData("TapRows")]
    public void Some_need_the_constant(string name)
    {
        Assert.Contains(InRows(InstructionSet.Avx2), methods => methods.Any(method => method.Key.StartsWith("ChannelsFirstTiles.", StringComparison.Ordinal) && method.Value.Contains(name, StringComparison.Ordinal)));
    }

    /// <summary>The methods of each kernel that transposes its input stretch by stretch.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, string>> InRows(InstructionSet set) => s_networks.Value.Code.Of(set).Select(kernel => kernel.Methods)
        .Where(methods => methods.Values.Any(text => text.Contains("stretch by stretch", StringComparison.Ordinal)));
}
