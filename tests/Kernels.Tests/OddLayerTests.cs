using System;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>Every layer beside the plain convolution, on every instruction set, against the reference: odd channels and all options.</summary>
public sealed class OddLayerTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 2;

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(OddLayers.All));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Layers_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(OddLayers.All, index => s_compiled.Value.Create(index, set), Samples, Tolerance);

    [LinuxTheory]
    [MemberData(nameof(Sets))]
    public void Nothing_outside_the_users_buffers_is_touched(InstructionSet set) =>
        Assert.Empty(GuardedRun.Findings(OddLayers.All, index => s_compiled.Value.Create(index, set), Samples).Take(20));

    /// <summary>Of a row with values whose powers would overflow or vanish, of one with a value that is no number, and of an ordinary one between and behind them.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Each_row_of_a_softmax_stands_by_itself(InstructionSet set)
    {
        var network = CompiledNetworks.Of("[Gen.Input(Length = 4, Channels = 5), Gen.Softmax] public partial class N;").Create("N", set);
        float[] ordinary = [0, 0, 0, 0, 0];
        var outputs = new float[network.OutputSize];
        network.Predict([.. (float[])[1000, 999, -1000, -1e30f, 1000], .. ordinary, .. (float[])[1, float.NaN, 2, 3, 4], .. ordinary], outputs);
        var share = 1 / (2 + Math.Exp(-1));
        Assert.Equal([share, share * Math.Exp(-1), 0, 0, share], outputs.Take(5).Select(value => (double)value), (expected, actual) => Math.Abs(expected - actual) < 1e-6);
        Assert.All(outputs.Skip(5).Take(5).Concat(outputs.Skip(15)), value => Assert.Equal(0.2f, value, 1e-6f));
        Assert.All(outputs.Skip(10).Take(5), value => Assert.Equal(float.NaN, value));
    }

    /// <summary>A long signal's sum of values that are all great has rounded a thousand times; what that takes from the mean is put back.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void A_normalisation_of_a_long_signal_with_a_great_mean_is_exact(InstructionSet set)
    {
        const int Length = 5000;
        const int Channels = 17;
        var network = CompiledNetworks.Of($"[Gen.Input(Length = {Length}, Channels = {Channels}), Gen.BatchNorm] public partial class N;").Create("N", set);
        var inputs = RandomValues.ToSingles(RandomValues.Uniform(new Random(1), Length * Channels, 98, 102));
        var outputs = new float[inputs.Length];
        network.CreateTrainingSession(1).Forward(inputs, outputs);
        for (var channel = 0; channel < Channels; channel++)
        {
            var values = inputs.Where((_, index) => index % Channels == channel).Select(value => (double)value).ToArray();
            var (mean, square) = (values.Average(), values.Select(value => value * value).Average());
            var deviation = Math.Sqrt(square - mean * mean + 1e-3);
            Assert.All(values.Select((value, step) => (value - mean) / deviation - outputs[step * Channels + channel]), error => Assert.InRange(error, -3e-5, 3e-5));
        }
    }

    /// <summary>The second cannot go into weights that the first has gone into. Of gradients nothing is to be seen: the second takes out what the first adds.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_normalisations_behind_one_another_predict_as_the_reference(int stride)
    {
        var reference = new ReferenceNetwork(new Shape(6, 3), DataLayout.ChannelsLast,
            [new ConvTranspose1dReference { Filters = 5, Stride = stride }, new BatchNormReference(), new BatchNormReference()]);
        var network = CompiledNetworks.Of([reference]).Create(0, InstructionSets.Best);
        NetworkChecks.CopyParameters(reference, network);
        var (inputs, outputs) = (RandomValues.Uniform(new Random(1), network.InputSize), new float[network.OutputSize]);
        network.Predict(RandomValues.ToSingles(inputs), outputs);
        Assert.InRange(NetworkChecks.Distance(reference.Predict(inputs), outputs), 0, Tolerance);
    }
}
