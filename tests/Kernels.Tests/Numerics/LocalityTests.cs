using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Numerics;

/// <summary>At the default level a step of the input changes only the outputs whose window holds it, whatever its value is.</summary>
public sealed class LocalityTests
{
    /// <summary>Each as taps, dilation, stride, length: of every algorithm that the level allows.</summary>
    private static readonly (int Width, int Dilation, int Stride, int Length, string Padding)[] s_shapes =
    [
        (2, 1, 1, 14, "valid"), (3, 1, 1, 15, "same"), (3, 1, 1, 16, "causal"), (5, 1, 1, 17, "same"), (6, 1, 1, 19, "same"), (9, 1, 1, 24, "causal"),
        (10, 1, 1, 23, "same"), (3, 3, 1, 23, "same"), (4, 2, 1, 21, "same"), (6, 1, 2, 22, "same"),
    ];

    /// <summary>Those whose taps go in pairs, with a last one that has a partner, and one that has not.</summary>
    private static readonly (int Width, int Dilation, int Stride, int Length, string Padding)[] s_paired =
        [(2, 1, 1, 14, "valid"), (4, 2, 1, 21, "same"), (6, 1, 2, 22, "same"), (5, 1, 1, 16, "valid"), (11, 1, 1, 24, "causal"), (5, 2, 1, 23, "same"), (7, 3, 1, 29, "causal")];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => Compile(s_shapes, PlanningOptions.Always with { Pairs = false }));

    private static readonly Lazy<CompiledNetworks> s_compiledPairs = new(() => Compile(s_paired, PlanningOptions.Always with { Pairs = true }));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_step_reaches_only_the_outputs_that_see_it(InstructionSet set) => AssertLocal(s_shapes, s_compiled.Value, set, @"\(forward[^;]* by F\(2, \d\)( in |[,;:])");

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_step_reaches_only_the_outputs_that_see_it_where_taps_go_in_pairs(InstructionSet set) =>
        AssertLocal(s_paired, s_compiledPairs.Value, set, @"\(forward[^;]* by F\(2, 2\) of differences");

    private static void AssertLocal(
        (int Width, int Dilation, int Stride, int Length, string Padding)[] shapes, CompiledNetworks compiled, InstructionSet set, string algorithm)
    {
        var bad = new List<string>();
        for (var index = 0; index < shapes.Length; index++)
        {
            Assert.Matches(algorithm, (string)compiled.Type($"Network{index}").GetProperty("Summary")!.GetValue(null)!);
            var network = compiled.Create(index, set);
            foreach (var value in new[] { 1e4f, float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                bad.AddRange(Changed(network, shapes[index], value));
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(20)));
    }

    private static CompiledNetworks Compile((int Width, int Dilation, int Stride, int Length, string Padding)[] shapes, PlanningOptions options) =>
        CompiledNetworks.Of("using Gen;\n" + string.Concat(shapes.Select((shape, index) => string.Create(CultureInfo.InvariantCulture, $$"""
            [Input(Length = {{shape.Length}}, Channels = 5)]
            [Conv1d(Filters = 9, Width = {{shape.Width}}, Dilation = {{shape.Dilation}}, Stride = {{shape.Stride}}, Padding = "{{shape.Padding}}")]
            public partial class Network{{index}};

            """))), options);

    /// <summary>The outputs that change although they do not see the step, or do not change although they do.</summary>
    private static IEnumerable<string> Changed(
        INetwork network, (int Width, int Dilation, int Stride, int Length, string Padding) shape, float value)
    {
        var inputs = RandomValues.ToSingles(RandomValues.Uniform(new Random(shape.Width), network.InputSize, -1, 1));
        var (before, after) = (new float[network.OutputSize], new float[network.OutputSize]);
        network.Predict(inputs, before);
        for (var step = 0; step < network.InputLength; step++)
        {
            var changed = (float[])inputs.Clone();
            changed[step * network.InputChannels + 2] = value;
            network.Predict(changed, after);
            for (var output = 0; output < network.OutputLength; output++)
            {
                var row = new Range(output * network.OutputChannels, (output + 1) * network.OutputChannels);
                if (after.AsSpan(row).SequenceEqual(before.AsSpan(row)) == Sees(shape, output, step))
                    yield return $"{shape}: {value} at step {step}, output {output}";
            }
        }
    }

    private static bool Sees((int Width, int Dilation, int Stride, int Length, string Padding) shape, int output, int step)
    {
        var reach = shape.Dilation * (shape.Width - 1);
        var outputs = (shape.Length + shape.Stride - 1) / shape.Stride;
        var left = shape.Padding switch
        {
            "valid" => 0,
            "causal" => reach,
            _ => Math.Max((outputs - 1) * shape.Stride + reach + 1 - shape.Length, 0) / 2,
        };
        var distance = step + left - output * shape.Stride;
        return distance >= 0 && distance <= reach && distance % shape.Dilation == 0;
    }
}
