using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Inference, seen from outside.</summary>
public sealed class PredictTests
{
    [Theory]
    [InlineData(47, 3)]
    [InlineData(49, 3)]
    [InlineData(48, 2)]
    [InlineData(48, 4)]
    [InlineData(48, 0)]
    [InlineData(0, 3)]
    [InlineData(96, 3)]
    [InlineData(48, 6)]
    [InlineData(24, 3)]
    public void Wrong_lengths_are_refused_and_both_are_named(int inputs, int outputs)
    {
        var written = new float[outputs];
        var error = Assert.Throws<ArgumentException>(() => new Classifier().Predict(new float[inputs], written));
        Assert.Contains($"inputs has {inputs} values", error.Message, StringComparison.Ordinal);
        Assert.Contains($"outputs {outputs};", error.Message, StringComparison.Ordinal);
        Assert.Contains("n * 48", error.Message, StringComparison.Ordinal);
        Assert.Contains("n * 3", error.Message, StringComparison.Ordinal);
        Assert.All(written, value => Assert.Equal(0, value));
    }

    [Fact]
    public void No_sample_is_a_whole_number_of_samples_too() => Assert.All(EveryLayer.Networks(), network => network.Predict([], []));

    [Theory]
    [InlineData(InstructionSet.Scalar)]
    [InlineData(InstructionSet.Vector128)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Avx512)]
    public void Many_samples_are_predicted_as_one_by_one_bit_for_bit(InstructionSet set)
    {
        using var _ = InstructionSets.Use(set);
        foreach (var network in EveryLayer.Networks())
        {
            const int Samples = 5;
            var inputs = Numbers.Normal(Samples * network.InputSize);
            var together = network.Scrambled().Predicted(inputs);
            var single = inputs.Chunk(network.InputSize).SelectMany(input => network.Predicted(input));
            Assert.Equal(together, single);
            Assert.NotEqual(together[..network.OutputSize], together[network.OutputSize..(2 * network.OutputSize)]);
        }
    }

    [Fact]
    public void Inputs_are_not_changed_and_nothing_is_written_beyond_the_outputs() => Assert.All(EveryLayer.Networks(), network =>
    {
        var inputs = Numbers.Normal(2 * network.InputSize + 32);
        var copy = inputs.ToArray();
        var outputs = new float[2 * network.OutputSize + 32];
        outputs.AsSpan().Fill(77);
        network.Predict(inputs.AsSpan(16, 2 * network.InputSize), outputs.AsSpan(16, 2 * network.OutputSize));
        Assert.Equal(copy, inputs);
        Assert.All(outputs[..16].Concat(outputs[^16..]), value => Assert.Equal(77, value));
        Assert.DoesNotContain(77, outputs[16..^16]);
    });

    [Fact]
    public void A_softmax_gives_probabilities()
    {
        var outputs = new Classifier(seed: 1).Scrambled().Predicted(Numbers.Normal(20 * Classifier.InputSize));
        Assert.All(outputs.Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-5f));
        Assert.All(outputs, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Single_layers_compute_what_their_names_say()
    {
        float[] x = [1, -2, 3, 4, 5, -6, -7, 8, 9, 10, -11, 12, 13, 14, -15];
        Assert.Equal(x.Select(value => MathF.Max(value, 0)), new OneRelu().Predicted(x));
        Assert.Equal(x, new OneFlatten().Predicted(x));
        Assert.Equal([4, 5, 3, 10, 8, 12], new OneMaxPool1d().Predicted(x));
        Assert.Equal([13, 14, 12], new OneGlobalMaxPool1d().Predicted(x));
        AssertClose([4.2f, 2.8f, 0.6f], new OneGlobalAveragePool1d().Predicted(x));
        // Padding is left out of the count: the first and the last mean are of two steps.
        AssertClose([2.5f, 1.5f, -1.5f, 7 / 3f, 2 / 3f, 5, 11.5f, 1.5f, -1.5f], new OneAveragePool1d().Predicted(x));
    }

    private static void AssertClose(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
}
