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
    ];

    /// <summary>What is tried with every number of channels.</summary>
    private static IEnumerable<ReferenceNetwork> Of(int channels) =>
    [
        Network(3, channels, new Upsample1dReference()),
        Network(6, channels, new PReluReference()),
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

    private static ReferenceNetwork Network(int length, int channels, params ReferenceLayer[] layers) =>
        new(new Shape(length, channels), DataLayout.ChannelsLast, layers);
}
