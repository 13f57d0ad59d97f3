using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Gen.Generator.Planning;
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

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of("using Gen;\n" + string.Concat(s_shapes.Select((shape, index) =>
        string.Create(CultureInfo.InvariantCulture, $$"""
            [Input(Length = {{shape.Length}}, Channels = 5)]
            [Conv1d(Filters = 9, Width = {{shape.Width}}, Dilation = {{shape.Dilation}}, Stride = {{shape.Stride}}, Padding = "{{shape.Padding}}")]
            public partial class Network{{index}};

            """))), PlanningOptions.Always));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_step_reaches_only_the_outputs_that_see_it(InstructionSet set)
    {
        var bad = new List<string>();
        for (var index = 0; index < s_shapes.Length; index++)
        {
            Assert.Matches(@"\(forward[^;]* by F\(2, ", (string)s_compiled.Value.Type($"Network{index}").GetProperty("Summary")!.GetValue(null)!);
            var network = s_compiled.Value.Create(index, set);
            foreach (var value in new[] { 1e4f, float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                bad.AddRange(Changed(network, index, value));
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(20)));
    }

    /// <summary>The outputs that change although they do not see the step, or do not change although they do.</summary>
    private static IEnumerable<string> Changed(INetwork network, int index, float value)
    {
        var inputs = RandomValues.ToSingles(RandomValues.Uniform(new Random(index), network.InputSize, -1, 1));
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
                if (after.AsSpan(row).SequenceEqual(before.AsSpan(row)) == Sees(s_shapes[index], output, step))
                    yield return $"{s_shapes[index]}: {value} at step {step}, output {output}";
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
