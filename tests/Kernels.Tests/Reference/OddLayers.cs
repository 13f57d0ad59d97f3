using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>
/// Layers other than convolutions, each with channels of 1 and around each vector width (as in <see cref="OddShapes"/>), alone in a network.
/// </summary>
public static class OddLayers
{
    private static readonly int[] s_channels = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33];

    /// <summary>The list, always in this order.</summary>
    public static IReadOnlyList<ReferenceNetwork> All { get; } =
    [
        .. s_channels.SelectMany(channels => Of(channels)),
        .. Upsampling(),
        .. Depthwise(),
    ];

    /// <summary>What is tried with every number of channels.</summary>
    private static IEnumerable<ReferenceNetwork> Of(int channels) =>
    [
        Network(3, channels, new Upsample1dReference()),
        Network(6, channels, new PReluReference()),
        Network(9, channels, new DepthwiseConv1dReference { Padding = PaddingSpec.Same }),
        Network(9, channels, new DepthwiseConv1dReference { Multiplier = 2, Width = 4, Stride = 2 }),
        Network(7, channels, new DepthwiseConv1dReference { Multiplier = 3, Stride = 5, Padding = PaddingSpec.Causal, UseBias = false }),
    ];

    private static IEnumerable<ReferenceNetwork> Upsampling() =>
    [
        Network(1, 1, new Upsample1dReference()),
        Network(5, 3, new Upsample1dReference { Factor = 1 }),
        Network(5, 3, new Upsample1dReference { Factor = 7 }),
        Network(5, 1, new Upsample1dReference { Factor = 17 }),
        Network(4, 2, new Conv1dReference { Filters = 3, Padding = PaddingSpec.Same }, new Upsample1dReference { Factor = 3 }, new Conv1dReference { Filters = 2 }),
        Network(1, 5, new PReluReference()),
        Network(6, 5, new Conv1dReference { Filters = 9 }, new PReluReference(), new DenseReference(2)),
        Network(3, 5, new Conv1dReference { Filters = 9 }, new PReluReference(), new PReluReference(), new DenseReference(2)),
    ];

    private static IEnumerable<ReferenceNetwork> Depthwise() =>
    [
        Network(1, 3, new DepthwiseConv1dReference { Multiplier = 4, Width = 1 }),
        Network(12, 1, new DepthwiseConv1dReference { Multiplier = 17, Dilation = 3, Padding = PaddingSpec.Same, Activation = Activation.Relu }),
        Network(12, 3, new DepthwiseConv1dReference { Multiplier = 8, Dilation = 2, Stride = 3, Padding = PaddingSpec.Sides(4, 3), PaddingMode = PaddingMode.Reflect }),
        Network(12, 5, new DepthwiseConv1dReference { Multiplier = 3, Width = 9, Padding = PaddingSpec.Both(5), PaddingMode = PaddingMode.Circular, Activation = Activation.Relu }),
        Network(12, 4, new DepthwiseConv1dReference { Multiplier = 9, Width = 5, Padding = PaddingSpec.Same, PaddingMode = PaddingMode.Replicate, Stride = 2 }),
        Network(12, 8, new DepthwiseConv1dReference { Multiplier = 2, Width = 20, Padding = PaddingSpec.Same, PaddingValue = -0.5, UseBias = false }),
        Network(12, 3, new DenseReference(4) { UseBias = false }, new DepthwiseConv1dReference { Multiplier = 5, Padding = PaddingSpec.Same, PaddingMode = PaddingMode.Symmetric, UseBias = false }, new BatchNormReference(), new ReluReference(), new DepthwiseConv1dReference { Stride = 2 }),
    ];

    private static ReferenceNetwork Network(int length, int channels, params ReferenceLayer[] layers) =>
        new(new Shape(length, channels), DataLayout.ChannelsLast, layers);
}
