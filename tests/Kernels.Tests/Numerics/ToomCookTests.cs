using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Generator.Cost;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Numerics;

/// <summary>
/// Toom-Cook wherever it is possible, whether it pays or not, on every instruction set against the reference: the shapes at which tiles, parts, phases and
/// vectors end raggedly. Each algorithm is asked for by itself.
/// </summary>
public sealed class ToomCookTests
{
    private const double Tolerance = 2e-5;
    private const int Samples = 3;

    private static readonly (int Outputs, int Taps)?[] s_algorithms = [null, (2, 2), (2, 3), (2, 4), (2, 5), (3, 2), (3, 3), (3, 4), (3, 5), (4, 2), (4, 3), (4, 4), (4, 5)];

    private static readonly Lazy<List<(ReferenceNetwork Reference, CompiledNetworks Compiled, int Index)>> s_networks = new(() =>
        [.. s_algorithms.SelectMany(algorithm => Compile(algorithm, [.. ToomCookShapes.For(algorithm).Select(shape => shape.CreateNetwork())])),
            .. Compile(null, ToomCookShapes.Long)]);

    private static readonly Lazy<ReferenceNetwork[]> s_references = new(() => [.. s_networks.Value.Select(network => network.Reference)]);

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Both_passes_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references.Value, index => Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references.Value, index => Create(index, set), Samples));

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_batch_has_the_bits_of_its_samples(InstructionSet set)
    {
        foreach (var (reference, compiled, index) in s_networks.Value.Take(20))
        {
            var network = compiled.Create(index, set);
            var inputs = RandomValues.ToSingles(RandomValues.Uniform(new Random(1), Samples * network.InputSize, -1, 1));
            var (together, alone) = (new float[Samples * network.OutputSize], new float[network.OutputSize]);
            network.Predict(inputs, together);
            for (var n = 0; n < Samples; n++)
            {
                network.Predict(inputs.AsSpan(n * network.InputSize, network.InputSize), alone);
                Assert.True(alone.AsSpan().SequenceEqual(together.AsSpan(n * network.OutputSize, network.OutputSize)), reference.Declaration("N"));
            }
        }
    }

    /// <summary>Each of the shapes is computed by what was asked for: a list that silently took plain sums would test nothing.</summary>
    [Fact]
    public void The_algorithm_is_the_one_that_was_asked_for()
    {
        foreach (var (reference, compiled, index) in s_networks.Value)
        {
            var summary = (string)compiled.Type($"Network{index}").GetProperty("Summary")!.GetValue(null)!;
            Assert.True(Regex.IsMatch(summary, @"\(forward[^;]* by F\(") && Regex.IsMatch(summary, @"weight gradient by F\("), reference.Declaration("N") + summary);
        }
    }

    private static INetwork Create(int index, InstructionSet set) => s_networks.Value[index].Compiled.Create(s_networks.Value[index].Index, set);

    private static IEnumerable<(ReferenceNetwork Reference, CompiledNetworks Compiled, int Index)> Compile((int Outputs, int Taps)? algorithm, IReadOnlyList<ReferenceNetwork> references)
    {
        var compiled = CompiledNetworks.Of("using Gen;\n" + string.Concat(references.Select((network, index) =>
            "[Numerics(NumericsLevel.Fast)]\n" + network.Declaration($"Network{index}"))), PlanningOptions.Always with { Only = algorithm });
        return references.Select((reference, index) => (reference, compiled, index));
    }
}
