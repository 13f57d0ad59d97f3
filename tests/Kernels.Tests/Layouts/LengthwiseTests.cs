using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Layouts;

/// <summary>
/// Neighbouring positions in a vector wherever that is possible, whether it pays or not, on every instruction set against the reference: single layers at which
/// vectors and tiles end raggedly, in both of the user's layouts, and networks in which the layout changes on the way.
/// </summary>
public sealed class LengthwiseTests
{
    private const double Tolerance = 1e-5;
    private const double NetworkTolerance = 5e-5;
    private const int Samples = 3;
    private const int RandomNetworkCount = 40;

    private static readonly Lazy<Compiled> s_layers = new(() => new([.. LengthwiseShapes.Layers, .. LengthwiseShapes.Networks]));
    private static readonly Lazy<Compiled> s_networks = new(() => new([.. Enumerable.Range(0, RandomNetworkCount).Select(RandomNetworks.Network)]));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Layers_agree_with_the_reference(InstructionSet set) => Check(s_layers.Value, set, Tolerance);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Drawn_networks_agree_with_the_reference(InstructionSet set) => Check(s_networks.Value, set, NetworkTolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_layers.Value.References, index => s_layers.Value.Networks.Create(index, set), Samples));

    /// <summary>A list that silently took the usual layout would test nothing: no two shapes have a kernel in common, so there are at least as many.</summary>
    [Fact]
    public void Every_shape_has_a_kernel_of_its_own()
    {
        var kernels = s_layers.Value.Networks.Type("Network0").Assembly.GetTypes().Count(type => type.Name.StartsWith("Lengthwise", StringComparison.Ordinal));
        Assert.True(kernels >= LengthwiseShapes.Shapes.Count, $"{kernels} kernels for {LengthwiseShapes.Shapes.Count} shapes.");
    }

    /// <summary>Of the shapes with many channels some sum them in parts, on each instruction set with vectors.</summary>
    [Theory]
    [InlineData(InstructionSet.Avx512)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Vector128)]
    public void Some_sum_their_channels_in_parts(InstructionSet set) => Assert.Contains(
        s_layers.Value.Networks.Code.Of(set).SelectMany(kernel => kernel.Methods.Values), text => text.Contains("ChannelsAtOnce", StringComparison.Ordinal));

    [Theory]
    [InlineData(InstructionSet.Avx512)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Vector128)]
    public void Some_have_more_padding_than_is_written_out(InstructionSet set) => Assert.Contains(
        s_layers.Value.Networks.Code.Of(set).SelectMany(kernel => kernel.Methods.Values), text => text.Contains("place += ", StringComparison.Ordinal) && text.Contains("end -= ", StringComparison.Ordinal));

    private static void Check(Compiled compiled, InstructionSet set, double tolerance) =>
        NetworkChecks.AssertAgreement(compiled.References, index => compiled.Networks.Create(index, set), Samples, tolerance);

    private sealed class Compiled(IReadOnlyList<ReferenceNetwork> references)
    {
        public IReadOnlyList<ReferenceNetwork> References { get; } = references;

        public CompiledNetworks Networks { get; } = CompiledNetworks.Of("using Gen;\n"
            + string.Concat(references.Select((network, index) => network.Declaration($"Network{index}"))), PlanningOptions.ChannelsFirst);
    }
}
