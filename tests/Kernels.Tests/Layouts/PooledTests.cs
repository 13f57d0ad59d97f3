using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Layouts;

/// <summary>
/// Convolutions whose positions are pooled where they are summed, on every instruction set against the reference, in both ways to compute them: as the planner
/// would have it, and channels first wherever that is possible.
/// </summary>
public sealed class PooledTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 3;

    private static readonly Lazy<CompiledNetworks> s_default = new(() => Compile(PlanningOptions.Default));
    private static readonly Lazy<CompiledNetworks> s_channelsFirst = new(() => Compile(PlanningOptions.ChannelsFirst));

    public static TheoryData<InstructionSet, bool> Sets
    {
        get
        {
            var data = new TheoryData<InstructionSet, bool>();
            foreach (var set in Enum.GetValues<InstructionSet>())
            {
                data.Add(set, false);
                data.Add(set, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Pools_agree_with_the_reference(InstructionSet set, bool isChannelsFirst)
    {
        var bad = new List<string>();
        for (var index = 0; index < PooledShapes.Networks.Count; index++)
        {
            var (network, reference) = (Networks(isChannelsFirst).Create(index, set), PooledShapes.Networks[index]);
            NetworkChecks.CopyParameters(reference, network);
            var inputs = RandomValues.Uniform(new Random(index), Samples * network.InputSize, -1, 1);
            var outputs = new float[Samples * network.OutputSize];
            network.Predict(RandomValues.ToSingles(inputs), outputs);
            var distance = NetworkChecks.Distance(reference.Predict(inputs), outputs);
            if (!(distance < Tolerance))
                bad.Add($"Off by {distance:e1} in {reference.Declaration("N")}");
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(20).Prepend($"{bad.Count} findings in {PooledShapes.Networks.Count} networks:")));
    }

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set, bool isChannelsFirst) =>
        Assert.Empty(GuardedRun.Findings(PooledShapes.Networks, index => Networks(isChannelsFirst).Create(index, set), Samples));

    /// <summary>NaN at any step is in every mean and is every greatest value, whichever lane and vector it comes through.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Not_a_number_stays(InstructionSet set, bool isChannelsFirst)
    {
        var bad = from item in PooledShapes.Networks.Select((reference, index) => (reference, index))
                  where item.reference.Layers[0] is Conv1dReference { Stride: 1, Groups: 1 } && item.reference.Output.Length == 1 && item.reference.Input.Length is > 16 and < 40
                  let network = Networks(isChannelsFirst).Create(item.index, set)
                  from step in Enumerable.Range(0, item.reference.Input.Length)
                  where Predict(network, item.reference, step).Any(float.IsFinite)
                  select $"step {step} of {item.reference.Declaration("N")}";
        Assert.Empty(bad);
    }

    /// <summary>What a lane holds beyond the signal's end must not count: an infinity there would be seen.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Steps_do_not_count_twice(InstructionSet set, bool isChannelsFirst)
    {
        const string Source = "using Gen;\n[Input(Length = 19), Conv1d(Filters = 3, Width = 1), GlobalAveragePool1d] public partial class Network0;";
        var network = CompiledNetworks.Of(Source, isChannelsFirst ? PlanningOptions.ChannelsFirst : PlanningOptions.Default).Create(0, set);
        network.Parameters[0].Write([1, 2, 4]);
        network.Parameters[1].Write([0, 0, 0]);
        var outputs = new float[3];
        for (var step = 0; step < 19; step++)
        {
            var inputs = new float[19];
            inputs[step] = 19;
            network.Predict(inputs, outputs);
            Assert.Equal([1, 2, 4], outputs);
        }
    }

    /// <summary>A list of which nothing was pooled would test nothing.</summary>
    [Fact]
    public void There_are_kernels_that_pool()
    {
        var names = s_channelsFirst.Value.Type("Network0").Assembly.GetTypes().Select(type => type.Name).Where(name => name.StartsWith("Lengthwise", StringComparison.Ordinal)).ToList();
        Assert.True(names.Count(name => name.Contains("ToMax", StringComparison.Ordinal)) > 30);
        Assert.True(names.Count(name => name.Contains("ToAverage", StringComparison.Ordinal)) > 30);
        var contractions = s_default.Value.Type("Network0").Assembly.GetTypes().Count(type => type.Name.StartsWith("Contraction", StringComparison.Ordinal) && type.Name.Contains("To", StringComparison.Ordinal));
        Assert.True(contractions > 10);
    }

    private static float[] Predict(INetwork network, ReferenceNetwork reference, int step)
    {
        var inputs = new float[network.InputSize];
        Array.Fill(inputs, 0.5f);
        var (length, channels) = (reference.Input.Length, reference.Input.Channels);
        inputs[reference.Layout == DataLayout.ChannelsFirst ? step : step * channels] = float.NaN;
        Assert.Equal(length * channels, inputs.Length);
        var outputs = new float[network.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private static CompiledNetworks Networks(bool isChannelsFirst) => isChannelsFirst ? s_channelsFirst.Value : s_default.Value;

    private static CompiledNetworks Compile(PlanningOptions planning) => CompiledNetworks.Of("using Gen;\n"
        + string.Concat(PooledShapes.Networks.Select((network, index) => network.Declaration($"Network{index}"))), planning);
}
