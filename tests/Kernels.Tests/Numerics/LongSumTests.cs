using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Harness;
using Xunit;

namespace Gen.Tests.Numerics;

/// <summary>
/// Sums over many positions, whose exact values follow from the inputs: what stands behind a layer is a global average, which gives each of its positions the same
/// gradient. Errors are parts of the greatest value. PyTorch's float bias gradient of the first network is off by 8.6e-8.
/// </summary>
public sealed class LongSumTests(ITestOutputHelper output)
{
    private const int Length = 1_000_000;

    private const int Channels = 3;

    private const double PyTorch = 8.6e-8;

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of("""
        using Gen;
        [Input(Length = 401, Channels = 8), ConvTranspose1d(Filters = 24, Width = 5, Stride = 2, Padding = 1), SeparableConv1d(Filters = 33, Width = 15, Padding = "same"), GlobalAveragePool1d]
        public partial class Separable;
        [Input(Length = 1000000, Channels = 3), GlobalAveragePool1d]
        public partial class Average;
        [Input(Length = 1000000, Channels = 3), Conv1d(Filters = 5, Width = 2), GlobalAveragePool1d]
        public partial class Convolution;
        [Input(Length = 1000000, Channels = 3), Conv1d(Filters = 40, Width = 1), GlobalAveragePool1d]
        public partial class Wide;
        [Input(Length = 1000000, Channels = 3), Conv1d(Filters = 6, Width = 3), GlobalAveragePool1d, Numerics(NumericsLevel.Fast)]
        public partial class Fast;
        [Input(Length = 24, Channels = 3), Conv1d(Filters = 6, Width = 2), GlobalAveragePool1d]
        public partial class Short;
        [Input(Length = 1000000, Channels = 3), DepthwiseConv1d(Width = 3), GlobalAveragePool1d]
        public partial class Depthwise;
        [Input(Length = 1000000, Channels = 3), BatchNorm, GlobalAveragePool1d]
        public partial class Normalised;
        """));

    public static IEnumerable<object[]> Sets => Enum.GetValues<InstructionSet>().Select(set => new object[] { set });

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_bias_gradient_keeps_the_digits_that_PyTorch_keeps(InstructionSet set) => AssertBias("Separable", ".bias", set, samples: 3);

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_bias_gradient_over_a_million_positions_keeps_its_digits(InstructionSet set)
    {
        AssertBias("Convolution", ".bias", set, samples: 2);
        AssertBias("Wide", ".bias", set, samples: 1);
        AssertBias("Depthwise", ".bias", set, samples: 1);
        AssertBias("Normalised", ".beta", set, samples: 1);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_depthwise_weight_gradient_over_a_million_positions_keeps_its_digits(InstructionSet set)
    {
        AssertWeights("Depthwise", set, width: 3, filters: 1);
    }

    /// <summary>PyTorch's float gradients of these two networks are off by 1.3e-4 and 6.0e-6.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void A_weight_gradient_over_a_million_positions_keeps_its_digits(InstructionSet set)
    {
        AssertWeights("Convolution", set, width: 2, filters: 5);
        AssertWeights("Wide", set, width: 1, filters: 40);
        AssertWeights("Fast", set, width: 3, filters: 6);
    }

    /// <summary>Samples are plain additions. PyTorch's gradients are off by 1.1e-5 (weights) and 4.4e-5 (bias).</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Gradients_of_thousands_of_samples_keep_more_digits_than_PyTorch_does(InstructionSet set)
    {
        const double quarter = 1.1e-5 / 4;
        AssertBias("Short", ".bias", set, samples: 4096, quarter);
        AssertWeights("Short", set, width: 2, filters: 6, samples: 4096, quarter);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_mean_of_a_million_steps_keeps_its_digits(InstructionSet set)
    {
        var (inputs, y) = (Inputs(1), new float[Channels]);
        s_compiled.Value.Create("Average", set).Predict(inputs, y);
        AssertNear("Average", [.. Enumerable.Range(0, Channels).Select(channel => Sum(inputs, channel, 0, Length) / Length)], y, 4 * PyTorch);

        var network = s_compiled.Value.Create("Convolution", set, seed: 1);
        var (weights, outputs) = (new float[network.Parameters[0].Length], new float[5]);
        network.Parameters[0].Read(weights);
        network.Predict(inputs, outputs);
        var expected = Enumerable.Range(0, 5).Select(filter => (from tap in Enumerable.Range(0, 2) from channel in Enumerable.Range(0, Channels)
            select weights[(tap * Channels + channel) * 5 + filter] * Sum(inputs, channel, tap, Length - 1)).Sum() / (Length - 1));
        // Each output is a rounded sum of six products, too.
        AssertNear("Convolution", [.. expected], outputs, 10 * PyTorch);
    }

    /// <summary>The gradient of what is added to each position is that of the output, summed over the samples.</summary>
    private void AssertBias(string name, string parameter, InstructionSet set, int samples, double bound = 4 * PyTorch)
    {
        var (network, gradients) = (s_compiled.Value.Create(name, set, seed: 1), Gradients(name, set, samples));
        var expected = Enumerable.Range(0, network.OutputSize).Select(filter => Enumerable.Range(0, samples).Sum(sample => (double)gradients[sample * network.OutputSize + filter]));
        AssertNear($"{name} {parameter}", [.. expected], Backward(network, parameter, Inputs(network.InputSize, samples), gradients), bound);
    }

    private void AssertWeights(string name, InstructionSet set, int width, int filters, int samples = 1, double bound = 4 * PyTorch)
    {
        var (network, gradients) = (s_compiled.Value.Create(name, set, seed: 1), Gradients(name, set, samples));
        var (inputs, length) = (Inputs(network.InputSize, samples), network.InputSize / Channels);
        var positions = length - width + 1;
        var means = from tap in Enumerable.Range(0, width)
                    from channel in Enumerable.Range(0, Channels)
                    select (channel, Of: (double[])[.. Enumerable.Range(0, samples).Select(n => Sum(inputs, channel, n * length + tap, positions) / positions)]);
        var expected = from mean in means
                       from filter in Enumerable.Range(0, filters)
                       select mean.Of.Select((value, n) => value * gradients[n * network.OutputSize + (filters == 1 ? mean.channel : filter)]).Sum();
        AssertNear($"{name} .weight", [.. expected], Backward(network, ".weight", inputs, gradients), bound);
    }

    private void AssertNear(string what, double[] expected, float[] actual, double bound)
    {
        var error = expected.Zip(actual, (value, other) => Math.Abs(value - other)).Max() / expected.Max(Math.Abs);
        output.WriteLine(FormattableString.Invariant($"{what}: {error:e1}"));
        Assert.True(error < bound, FormattableString.Invariant($"{what} is off by {error:e1} of its greatest value, of which {bound:e1} is allowed."));
    }

    private static float[] Backward(INetwork network, string parameter, float[] inputs, float[] gradients)
    {
        var samples = inputs.Length / network.InputSize;
        var session = network.CreateTrainingSession(samples);
        session.Forward(inputs, new float[samples * network.OutputSize]);
        session.Backward(gradients, []);
        var learned = network.Parameters.Last(own => own.Name.EndsWith(parameter, StringComparison.Ordinal));
        var gradient = new float[learned.Length];
        session.ReadGradient(learned.Name, gradient);
        return gradient;
    }

    private static float[] Gradients(string name, InstructionSet set, int samples)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, samples * s_compiled.Value.Create(name, set).OutputSize).Select(_ => 0.5f + random.NextSingle())];
    }

    private static float[] Inputs(int samples) => Inputs(Length * Channels, samples);

    /// <summary>All of one sign, as after a Relu: their sum grows with their number, and so does what one more loses.</summary>
    private static float[] Inputs(int size, int samples)
    {
        var random = new Random(1);
        var values = new float[size * samples];
        foreach (ref var value in values.AsSpan())
            value = 0.5f + random.NextSingle();
        return values;
    }

    private static double Sum(float[] inputs, int channel, int first, int count)
    {
        var sum = 0.0;
        for (var step = first; step < first + count; step++)
            sum += inputs[step * Channels + channel];
        return sum;
    }
}
