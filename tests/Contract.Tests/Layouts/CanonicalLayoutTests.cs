using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Layouts;

/// <summary>Weights lie as the contract says, whatever the kernels make of them: checked with the plainest loops.</summary>
public sealed partial class CanonicalLayoutTests
{
    [Theory]
    [InlineData(InstructionSet.Scalar)]
    [InlineData(InstructionSet.Vector128)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Avx512)]
    public void A_convolutions_weights_are_width_channels_filters(InstructionSet set)
    {
        using var _ = InstructionSets.Use(set);
        var network = new OneConv1d(seed: 1).Scrambled();
        var (w, b) = (network.Named("conv1d_1.weight").ToArray(), network.Named("conv1d_1.bias").ToArray());
        var x = Numbers.Normal(OneConv1d.InputSize);
        var y = network.Predicted(x);
        foreach (var (step, filter) in new[] { (0, 0), (1, 95), (50, 17), (98, 33), (99, 95) })
        {
            var sum = (double)b[filter];
            for (var (tap, at) = (0, step - 5); tap < 11; tap++, at++)
            {
                for (var channel = 0; channel < 3 && at is >= 0 and < 100; channel++)
                    sum += (double)x[at * 3 + channel] * w[(tap * 3 + channel) * 96 + filter];
            }

            Assert.Equal(sum, y[step * 96 + filter], 1e-4);
        }
    }

    [Fact]
    public void A_groups_filters_read_its_own_channels()
    {
        // 6 channels and 4 filters in 2 groups: weights [3, 3, 4].
        var network = new Grouped(seed: 1).Scrambled();
        var (w, x) = (network.Named("conv1d_1.weight").ToArray(), Numbers.Normal(Grouped.InputSize));
        var y = network.Predicted(x);
        for (var filter = 0; filter < 4; filter++)
        {
            var sum = 0.0;
            for (var (tap, channel) = (0, 0); tap < 3; (tap, channel) = channel == 2 ? (tap + 1, 0) : (tap, channel + 1))
                sum += (double)x[tap * 6 + filter / 2 * 3 + channel] * w[(tap * 3 + channel) * 4 + filter];
            Assert.Equal(sum, y[filter], 1e-5);
        }
    }

    [Fact]
    public void A_dense_layers_weights_are_in_units()
    {
        var network = new OneDense(seed: 1);
        network.Named("dense_1.weight").Write([1, 2, 3, 4, 5, 6]);
        network.Named("dense_1.bias").Write([100, 200]);
        float[] x = [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0];
        Assert.Equal([101, 202, 103, 204, 105, 206, 109, 212, 100, 200], network.Predicted(x));
    }

    [Fact]
    public void A_depthwise_layers_weights_are_width_channels_multiplier()
    {
        var network = new Depthwise(seed: 1);
        network.Named("depthwiseconv1d_1.weight").Write([1, 2, 3, 4, 10, 20, 30, 40]);
        Assert.Equal([1 + 10, 2 + 20, 300 + 3000, 400 + 4000], network.Predicted([1, 100, 1, 100]));
    }

    [Fact]
    public void A_transposed_convolutions_weights_are_width_filters_channels()
    {
        // Each step is worth its weights at itself and, with the other tap, at the next: [tap, filter, channel].
        var network = new Transposed(seed: 1);
        network.Named("convtranspose1d_1.weight").Write([1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal(
            [1 + 20, 3 + 40, 5 + 60 + 100 + 2000, 7 + 80 + 300 + 4000, 500 + 6000, 700 + 8000],
            network.Predicted([1, 10, 100, 1000]));
    }

    [Input(Length = 2, Channels = 2), DepthwiseConv1d(Width = 2, Multiplier = 2, UseBias = false)]
    private sealed partial class Depthwise;

    [Input(Length = 2, Channels = 2), ConvTranspose1d(Filters = 2, Width = 2, UseBias = false)]
    private sealed partial class Transposed;

    [Input(Length = 3, Channels = 6), Conv1d(Filters = 4, Groups = 2, UseBias = false)]
    private sealed partial class Grouped;
}
