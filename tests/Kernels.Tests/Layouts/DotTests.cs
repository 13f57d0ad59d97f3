using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.Layouts;

/// <summary>Sums with few columns, whose predictions are dot products: neighbouring inputs in a vector. For training see <see cref="DotGradientTests"/>.</summary>
public sealed class DotTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 3;

    private static readonly IReadOnlyList<ReferenceNetwork> s_references = [.. Networks()];

    private static readonly Lazy<CompiledNetworks> s_networks = new(() => CompiledNetworks.Of(s_references));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Predictions_agree_with_the_reference(InstructionSet set)
    {
        var bad = from item in s_references.Select((reference, index) => (reference, index))
                  let distance = Distance(s_networks.Value.Create(item.index, set), item.reference, item.index)
                  where !(distance < Tolerance)
                  select $"The prediction is off by {distance:e1} in {item.reference.Declaration("N")}";
        Assert.Empty(bad);
    }

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(s_references, index => s_networks.Value.Create(index, set), Samples));

    /// <summary>An infinite input next to a window is not in its sum, and the lanes that two vectors of a tap share are counted once.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Infinite_inputs_go_where_they_belong(InstructionSet set)
    {
        foreach (var (reference, index) in s_references.Select((reference, index) => (reference, index)))
        {
            var network = s_networks.Value.Create(index, set);
            NetworkChecks.CopyParameters(reference, network);
            var inputs = RandomValues.Uniform(new Random(index), network.InputSize, -1, 1);
            inputs[inputs.Length / 2] = double.PositiveInfinity;
            var outputs = new float[network.OutputSize];
            network.Predict(RandomValues.ToSingles(inputs), outputs);
            Assert.Equal(reference.Predict(inputs).Select(double.IsFinite), outputs.Select(float.IsFinite));
            Assert.Equal(reference.Predict(inputs).Select(double.IsNaN), outputs.Select(float.IsNaN));
        }
    }

    /// <summary>A new value of a weight is seen, although predictions read a copy in another order.</summary>
    [Fact]
    public void A_prediction_reads_the_present_weights()
    {
        var network = s_networks.Value.Create(0, InstructionSet.Avx2);
        var (inputs, outputs) = (new float[network.InputSize], new float[network.OutputSize]);
        Array.Fill(inputs, 1);
        foreach (var value in new[] { 1f, 2f })
        {
            foreach (var parameter in network.Parameters)
                parameter.Write([.. Enumerable.Repeat(value, parameter.Length)]);
            network.Predict(inputs, outputs);
            Assert.All(outputs, output => Assert.Equal(value * (network.InputSize + 1), output));
        }
    }

    /// <summary>A list that silently took the usual way would test nothing: each has a pair of arrays for its weights in the other order, and two for a normalisation.</summary>
    [Fact]
    public void All_of_them_are_done_so()
    {
        var types = s_networks.Value.Type("Network0").Assembly.GetTypes();
        for (var index = 0; index < s_references.Count; index++)
        {
            var engine = types.Single(type => type.Name == $"Network{index}_Version");
            var prepared = engine.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Count(field => field.Name.StartsWith("Prepared", StringComparison.Ordinal));
            Assert.Equal(index == s_references.Count - 1 ? 6 : 2, prepared);
        }
    }

    private static IEnumerable<ReferenceNetwork> Networks()
    {
        // Dense layers: units around the vectors' widths, inputs of less than a vector, of whole ones, of ones and a part; many more than stay in registers.
        foreach (var (inputs, units) in new[] { (256, 1), (257, 2), (31, 1), (64, 3), (129, 4), (1000, 5), (300, 7), (300, 8), (777, 9), (130, 10), (515, 15), (512, 16), (640, 17) })
            yield return new(new Shape(1, inputs), DataLayout.ChannelsLast, [new DenseReference(units)]);
        yield return new(new Shape(40, 6), DataLayout.ChannelsLast, [new FlattenReference(), new DenseReference(3)]);

        // Convolutions of few filters: positions that fill tiles and some more, strides, taps apart from each other, copies at the ends.
        foreach (var shape in new[]
        {
            OddShape.Odd(50, 64, 1, 1, 1, 1, "valid"),
            OddShape.Odd(65, 33, 1, 1, 1, 1, "valid"),
            OddShape.Odd(7, 40, 1, 3, 1, 1, "valid"),
            OddShape.Odd(37, 64, 2, 3, 1, 1, "same"),
            OddShape.Odd(38, 63, 3, 3, 1, 1, "causal"),
            OddShape.Odd(39, 139, 1, 3, 1, 1, "causal", stride: 3),
            OddShape.Odd(60, 46, 1, 3, 1, 1, "valid", stride: 2),
            OddShape.Odd(60, 70, 2, 3, 4, 1, "same"),
            OddShape.Odd(80, 129, 1, 4, 5, 1, "same"),
            OddShape.Odd(25, 200, 3, 2, 3, 1, "valid", stride: 2),
        })
        {
            yield return new(shape.Input, DataLayout.ChannelsLast, [shape.Layer]);
        }

        // Neither bias nor formula, at the ragged end of the outputs.
        yield return new(new Shape(33, 40), DataLayout.ChannelsLast, [new Conv1dReference { Filters = 3, Width = 3, UseBias = false, Padding = PaddingSpec.Word("valid") }]);

        // What is added behind the sums, of outputs that fill vectors and some more.
        yield return new(new Shape(35, 2), DataLayout.ChannelsLast,
            [new ResidualReference(new("Body", [new Conv1dReference { Filters = 64, Padding = PaddingSpec.Word("same") }, new ReluReference(), new Conv1dReference { Filters = 2, Padding = PaddingSpec.Word("same") }]))]);

        // A normalisation folded into the weights, an activation in the store.
        var normalised = new Conv1dReference { Filters = 2, Width = 3, Padding = PaddingSpec.Word("valid") };
        yield return new(new Shape(30, 64), DataLayout.ChannelsLast, [normalised, new BatchNormReference(), ActivationReference.All.Single(function => function.Kind == "tanh")]);
    }

    private static double Distance(INetwork network, ReferenceNetwork reference, int seed)
    {
        NetworkChecks.CopyParameters(reference, network);
        var inputs = RandomValues.Uniform(new Random(seed), Samples * network.InputSize, -1, 1);
        var outputs = new float[Samples * network.OutputSize];
        network.Predict(RandomValues.ToSingles(inputs), outputs);
        return NetworkChecks.Distance(reference.Predict(inputs), outputs);
    }
}
