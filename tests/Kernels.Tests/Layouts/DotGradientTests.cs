using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Layouts;

/// <summary>Gradients of inputs of a few channels, which are dot products in training: neighbouring filters in a vector.</summary>
public sealed class DotGradientTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 3;

    private static readonly IReadOnlyList<(ReferenceNetwork Network, string Dots)> s_cases = [.. Cases()];

    private static readonly IReadOnlyList<ReferenceNetwork> s_references = [.. s_cases.Select(item => item.Network)];

    private static readonly Lazy<CompiledNetworks> s_networks = new(() => CompiledNetworks.Of(s_references));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Gradients_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references, index => s_networks.Value.Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_networks.Value.Create(index, set), Samples));

    /// <summary>The copy of the weights in another order is made anew when an optimizer, or the user, has changed them.</summary>
    [Fact]
    public void A_gradient_reads_the_present_weights()
    {
        var network = s_networks.Value.Create(0, InstructionSets.Best);
        var session = network.CreateTrainingSession(1);
        var (inputs, outputs, gradients, inputGradients) = (new float[network.InputSize], new float[network.OutputSize], new float[network.OutputSize], new float[network.InputSize]);
        Array.Fill(gradients, 1);
        foreach (var value in new[] { 1f, 2f })
        {
            network.Parameters[0].Write([.. Enumerable.Repeat(value, network.Parameters[0].Length)]);
            session.Forward(inputs, outputs);
            session.Backward(gradients, inputGradients);
            Assert.Equal(network.Parameters[0].Length * value, inputGradients[inputGradients.Length / 2]);
        }
    }

    /// <summary>A list that silently took the usual way would test nothing: each has dot products that no other has.</summary>
    [Fact]
    public void All_of_them_are_done_so()
    {
        var names = s_networks.Value.Type("Network0").Assembly.GetTypes().Select(type => type.Name).ToList();
        Assert.Equal(s_cases.Count, s_cases.Select(item => item.Dots).Distinct().Count());
        Assert.All(s_cases, item => Assert.Contains(names, name => name.StartsWith("Dot", StringComparison.Ordinal) && name.Contains(item.Dots, StringComparison.Ordinal)));
    }

    private static IEnumerable<(ReferenceNetwork Network, string Dots)> Cases()
    {
        // Length, channels, filters, width, dilation, padding. Filters of whole vectors and of a part; positions that fill tiles and some more; more taps than positions in a tile.
        foreach (var (length, channels, filters, width, dilation, padding) in new[]
        {
            (21, 1, 64, 3, 1, "same"),
            (22, 1, 33, 5, 1, "valid"),
            (40, 1, 128, 8, 1, "same"),
            (41, 2, 96, 11, 1, "same"),
            (37, 3, 97, 4, 2, "causal"),
            (50, 2, 81, 6, 7, "valid"),
            (33, 1, 260, 20, 1, "causal"),
            (64, 4, 160, 1, 1, "valid"),
            (19, 3, 48, 3, 3, "same"),
        })
        {
            yield return Case(DataLayout.ChannelsLast, length, channels, new() { Filters = filters, Width = width, Dilation = dilation, Padding = PaddingSpec.Word(padding) });
        }

        // Channels first, where it is transposed at the border; behind another layer, the gradient of whose formula follows.
        yield return Case(DataLayout.ChannelsFirst, 35, 3, new() { Filters = 65, Width = 3, Padding = PaddingSpec.Word("same") });
        var (few, many) = (new Conv1dReference { Filters = 2, Width = 3, Padding = PaddingSpec.Word("same") }, new Conv1dReference { Filters = 80, Width = 3, Padding = PaddingSpec.Word("same") });
        yield return (new(new Shape(30, 5), DataLayout.ChannelsLast, [few, new ReluReference(), many]), Dots(2, many));
    }

    private static (ReferenceNetwork, string) Case(DataLayout layout, int length, int channels, Conv1dReference convolution) =>
        (new(new Shape(length, channels), layout, [convolution]), Dots(channels, convolution));

    /// <summary>What the name of their kernel says: taps side by side are one.</summary>
    private static string Dots(int channels, Conv1dReference convolution) => convolution.Dilation == 1
        ? $"x{channels}From1x{convolution.Width * convolution.Filters}_"
        : $"x{channels}From{convolution.Width}x{convolution.Filters}_";
}
