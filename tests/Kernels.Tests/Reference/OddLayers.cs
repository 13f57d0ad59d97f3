using System;
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
        .. Cropped(),
        .. Depthwise(),
        .. DepthwiseEnds(),
        .. Separable(),
        .. Transposed(),
        .. Normalised(),
        .. Probabilities(),
        .. Wide(),
        .. Added(),
        .. Beyond(),
        .. Adapted(),
    ];

    /// <summary>What is tried with every number of channels.</summary>
    private static IEnumerable<ReferenceNetwork> Of(int channels) =>
    [
        Network(3, channels, new Upsample1dReference()),
        Network(6, channels, new Cropping1dReference { Before = 2 }),
        Network(6, channels, new PReluReference()),
        Network(6, channels, new LayerNormReference()),
        Network(6, channels, new SoftmaxReference()),
        Network(9, channels, new DepthwiseConv1dReference { Padding = PaddingSpec.Same }),
        Network(9, channels, new DepthwiseConv1dReference { Multiplier = 2, Width = 4, Stride = 2 }),
        Network(7, channels, new DepthwiseConv1dReference { Multiplier = 3, Stride = 5, Padding = PaddingSpec.Causal, UseBias = false }),
        Network(9, channels, new SeparableConv1dReference(channels, new DepthwiseConv1dReference { Padding = PaddingSpec.Same })),
        Network(5, channels, new ConvTranspose1dReference { Filters = 6 }),
        Network(5, 3, new ConvTranspose1dReference { Filters = channels, Stride = 2, Padding = PaddingSpec.Same }),
        Network(6, channels, new ConvTranspose1dReference { Filters = channels, Groups = channels, Stride = 2, Width = 4, Padding = PaddingSpec.Both(1) }),
        Network(9, 3, new SeparableConv1dReference(channels, new DepthwiseConv1dReference { Multiplier = 2 })),
    ];

    /// <summary>Filters so wide that groups of taps take turns on every instruction set, with and without a rest.</summary>
    private static IEnumerable<ReferenceNetwork> Wide() =>
    [
        Network(150, 5, new DepthwiseConv1dReference { Width = 130, Padding = PaddingSpec.Same }),
        Network(160, 17, new DepthwiseConv1dReference { Width = 145, Dilation = 1 }),
    ];

    /// <summary>One step of many classes and many steps of few; so many values that the runtime does them, and one more; in front of another layer.</summary>
    private static IEnumerable<ReferenceNetwork> Probabilities() =>
    [
        Network(1, 150, new SoftmaxReference()),
        Network(101, 2, new SoftmaxReference()),
        Network(5, 3, new SoftmaxReference()),
        Network(1, 16, new SoftmaxReference()),
        new(new Shape(40, 5), DataLayout.ChannelsFirst, [new SoftmaxReference()]),
        Network(20, 3, new Conv1dReference { Filters = 7 }, new SoftmaxReference(), new Conv1dReference { Filters = 2 }),
    ];

    /// <summary>The user's own signal, behind whose end there may be nothing, added in the store of sums of every kind.</summary>
    private static IEnumerable<ReferenceNetwork> Added() =>
    [
        .. new[] { 1, 3, 5, 8, 17, 33 }.SelectMany(channels => new[]
        {
            Network(5, channels, new ResidualReference(new($"AddConv{channels}", [new Conv1dReference { Filters = channels, Padding = PaddingSpec.Same }]))),
            Network(40, channels, new ResidualReference(new($"AddPoint{channels}", [new Conv1dReference { Filters = channels, Width = 1, UseBias = false }])), new ReluReference()),
            Network(7, channels, new ResidualReference(new($"AddDepth{channels}", [new DepthwiseConv1dReference { Padding = PaddingSpec.Same }]))),
            Network(40, channels, new ResidualReference(new($"AddFew{channels}", [new Conv1dReference { Filters = 64, Padding = PaddingSpec.Same }, new ReluReference(), new Conv1dReference { Filters = channels, Padding = PaddingSpec.Same }]))),
            Network(1, channels, new ResidualReference(new($"AddDense{channels}", [new DenseReference(channels)]))),
            Network(9, channels, new ResidualReference(new($"AddTurned{channels}", [new ConvTranspose1dReference { Filters = channels, Padding = PaddingSpec.Same }]))),
        }),
    ];

    /// <summary>Windows at an end that see nothing but padding, of signals so long that the ends are done by themselves where that can be.</summary>
    private static IEnumerable<ReferenceNetwork> Beyond() =>
    [
        Network(40, 16, new Conv1dReference { Filters = 16, Width = 1, Stride = 2, Padding = PaddingSpec.Both(2) }),
        Network(39, 16, new Conv1dReference { Filters = 16, Width = 1, Stride = 3, Padding = PaddingSpec.Both(2), PaddingValue = 0.5 }),
        Network(39, 16, new Conv1dReference { Filters = 16, Width = 1, Stride = 3, Padding = PaddingSpec.Sides(5, 0) }),
        Network(39, 16, new Conv1dReference { Filters = 16, Width = 1, Stride = 3, Padding = PaddingSpec.Sides(0, 5) }),
        Network(38, 16, new Conv1dReference { Filters = 16, Width = 2, Stride = 4, Padding = PaddingSpec.Both(3) }),
        Network(40, 16, new Conv1dReference { Filters = 16, Width = 2, Stride = 4, Padding = PaddingSpec.Both(6) }),
        Network(30, 16, new DepthwiseConv1dReference { Width = 1, Stride = 3, Padding = PaddingSpec.Sides(0, 6) }),
        Network(30, 16, new DepthwiseConv1dReference { Width = 1, Stride = 3, Padding = PaddingSpec.Sides(6, 0) }),
        Network(35, 24, new SeparableConv1dReference(16, new DepthwiseConv1dReference { Width = 1, Stride = 6, Padding = PaddingSpec.Sides(0, 2) })),
        Network(16, 32, new SeparableConv1dReference(4, new DepthwiseConv1dReference { Width = 2, Stride = 6, Dilation = 2, Padding = PaddingSpec.Sides(0, 13) })),
    ];

    /// <summary>A first layer whose scale comes from data: of any number of channels, before padding, before what is folded, and in channels first.</summary>
    private static IEnumerable<ReferenceNetwork> Adapted() =>
    [
        .. s_channels.Select(channels => Network(7, channels, new NormalizeReference())),
        Network(9, 2, new NormalizeReference(), new Conv1dReference { Filters = 3, Padding = PaddingSpec.Same }, new ReluReference()),
        Network(9, 3, new NormalizeReference(), new Conv1dReference { Filters = 4, UseBias = false }, new BatchNormReference()),
        new(new Shape(9, 3), DataLayout.ChannelsFirst, [new NormalizeReference(), new Conv1dReference { Filters = 4, Padding = PaddingSpec.Causal }]),
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

    /// <summary>Alone, in front of and behind every kind of padding, in channels first, and in blocks, where others read the same signal.</summary>
    private static IEnumerable<ReferenceNetwork> Cropped() =>
    [
        Network(5, 3, new Cropping1dReference { Before = 0, After = 0 }),
        Network(5, 3, new Cropping1dReference { Before = 4, After = 0 }),
        Network(5, 3, new Cropping1dReference { Before = 0, After = 4 }),
        new(new Shape(7, 3), DataLayout.ChannelsFirst, [new Cropping1dReference { After = 3 }]),
        // Rows of output at a distance of 4 KB are transposed column by column, 64 rows at a time; of 18 columns two are left over.
        new(new Shape(1100, 18), DataLayout.ChannelsFirst, [new Cropping1dReference { After = 76 }]),
        new(new Shape(9, 3), DataLayout.ChannelsFirst, [new Cropping1dReference { Before = 2 }, Conv(2, PaddingMode.Reflect), new Cropping1dReference { Before = 0 }]),
        new(new Shape(9, 3), DataLayout.ChannelsFirst, [Conv(4, PaddingMode.Circular), new ReluReference(), new Cropping1dReference { Before = 0, After = 0 }, Conv(2, PaddingMode.Constant)]),
        .. Enum.GetValues<PaddingMode>().SelectMany(mode => new[]
        {
            Network(9, 3, new Cropping1dReference { Before = 2 }, Conv(4, mode)),
            Network(11, 2, Conv(5, mode), new ReluReference(), new Cropping1dReference { Before = 0, After = 2 }, Conv(4, mode), new Cropping1dReference { Before = 3, After = 0 }),
            Network(9, 3, Conv(4, mode), new ConcatReference(
                new($"CropLeft{mode}", [new Cropping1dReference { Before = 2, After = 0 }]), new($"CropBoth{mode}", [new Cropping1dReference { After = 2 }, Conv(3, mode)]),
                new($"CropNot{mode}", [new Conv1dReference { Filters = 2 }])), Conv(2, mode)),
        }),
        Network(9, 4, new ConvTranspose1dReference { Filters = 3, Stride = 2 }, new Cropping1dReference { Before = 3 }, new ConvTranspose1dReference { Filters = 2, Stride = 2 }),
        Network(9, 3, new Conv1dReference { Filters = 4, UseBias = false }, new Cropping1dReference { Before = 0 }, new BatchNormReference(), new ReluReference(), new Cropping1dReference { After = 0 }, new FlattenReference(), new DenseReference(2)),
        Network(9, 3, new ResidualReference(new("CropBody", [new Conv1dReference { Filters = 3 }, new ReluReference()]), new("CropShortcut", [new Cropping1dReference()])), new Cropping1dReference { Before = 2 }, new MaxPool1dReference()),
        Network(9, 3, new ResidualReference(new("CropLast", [new ReluReference(), new Cropping1dReference { After = 3 }]), new("CropFirst", [new Cropping1dReference { Before = 3 }, new DenseReference(3)]))),
        Network(9, 3, new ConcatReference(new("CropOne", [new Cropping1dReference { Before = 0, After = 2 }]), new("CropTwo", [new Cropping1dReference { Before = 2, After = 0 }])), new SoftmaxReference()),
    ];

    private static Conv1dReference Conv(int filters, PaddingMode mode) =>
        new() { Filters = filters, Padding = PaddingSpec.Sides(2, 1), PaddingMode = mode, PaddingValue = mode == PaddingMode.Constant ? 0.5 : 0 };

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

    /// <summary>So long that the positions at the ends are done by themselves: weights in registers and in a loop, tiles of them, and more than are written out.</summary>
    private static IEnumerable<ReferenceNetwork> DepthwiseEnds() =>
    [
        Network(150, 19, new DepthwiseConv1dReference { Width = 9, Padding = PaddingSpec.Same, Activation = Activation.Relu }),
        Network(150, 33, new DepthwiseConv1dReference { Width = 4, Padding = PaddingSpec.Causal, UseBias = false }),
        Network(200, 17, new DepthwiseConv1dReference { Width = 3, Dilation = 5, Padding = PaddingSpec.Same }),
        Network(200, 16, new DepthwiseConv1dReference { Width = 15, Padding = PaddingSpec.Same, UseBias = false }),
        Network(200, 7, new DepthwiseConv1dReference { Width = 20, Padding = PaddingSpec.Sides(0, 6) }),
        Network(200, 21, new DepthwiseConv1dReference { Width = 2, Stride = 2, Padding = PaddingSpec.Sides(5, 3) }),
        Network(200, 8, new DepthwiseConv1dReference { Width = 5, Padding = PaddingSpec.Same, PaddingValue = -0.5 }),
        Network(300, 18, new DepthwiseConv1dReference { Width = 33, Padding = PaddingSpec.Same }),
        Network(300, 18, new DepthwiseConv1dReference { Width = 35, Padding = PaddingSpec.Same }),
    ];

    private static IEnumerable<ReferenceNetwork> Separable() =>
    [
        Network(1, 1, new SeparableConv1dReference(1, new DepthwiseConv1dReference { Width = 1 }) { UseBias = false }),
        Network(11, 5, new SeparableConv1dReference(6, new DepthwiseConv1dReference { Multiplier = 3, Stride = 2, Dilation = 2, Padding = PaddingSpec.Same }) { Activation = Activation.Relu }),
        Network(11, 8, new SeparableConv1dReference(16, new DepthwiseConv1dReference { Width = 5, Padding = PaddingSpec.Sides(3, 2), PaddingMode = PaddingMode.Circular }) { Activation = Activation.Relu }),
        Network(11, 4, new SeparableConv1dReference(3, new DepthwiseConv1dReference { Multiplier = 2, Width = 4, Padding = PaddingSpec.Causal, PaddingValue = 0.5 }) { UseBias = false }),
        Network(12, 3, new DenseReference(4) { UseBias = false }, new SeparableConv1dReference(9, new DepthwiseConv1dReference { Padding = PaddingSpec.Same }) { UseBias = false }, new BatchNormReference(), new ReluReference(), new SeparableConv1dReference(2, new DepthwiseConv1dReference { Stride = 2 })),
    ];

    private static IEnumerable<ReferenceNetwork> Normalised() =>
    [
        Network(1, 6, new LayerNormReference { Epsilon = 0.25 }),
        Network(3, 70, new LayerNormReference { Epsilon = 1e-5 }),
        Network(4, 131, new LayerNormReference()),
        Network(6, 3, new Conv1dReference { Filters = 12 }, new LayerNormReference(), new ReluReference(), new LayerNormReference(), new DenseReference(4)),
    ];

    /// <summary>Every combination of width, stride and dilation with each padding; groups, and what comes before and behind.</summary>
    private static IEnumerable<ReferenceNetwork> Transposed()
    {
        PaddingSpec[] paddings = [PaddingSpec.Valid, PaddingSpec.Same, PaddingSpec.Both(1), PaddingSpec.Sides(2, 0), PaddingSpec.Sides(0, 3)];
        var ordinal = 0;
        foreach (var width in new[] { 1, 2, 3, 5 })
        {
            foreach (var (stride, dilation) in new[] { (1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (2, 3), (3, 2), (5, 1), (4, 6) })
            {
                var layer = new ConvTranspose1dReference
                {
                    Filters = 4, Width = width, Stride = stride, Dilation = dilation, Padding = paddings[ordinal % 5], Groups = ordinal % 7 == 0 ? 2 : 1,
                    OutputPadding = ordinal % 3 == 1 ? Math.Max(stride, dilation) - 1 : 0, UseBias = ordinal % 4 != 3,
                    Activation = ordinal % 2 == 1 ? Activation.Relu : Activation.None,
                };
                ordinal++;
                yield return Network(layer.Fits(new(4, 2)) ? 4 : 7, 2, layer);
            }
        }

        yield return Network(1, 1, new ConvTranspose1dReference { Filters = 1, Width = 1 });
        yield return Network(6, 9, new ConvTranspose1dReference { Filters = 6, Width = 5, Stride = 3, Groups = 3, Padding = PaddingSpec.Same });
        yield return Network(6, 3, new ConvTranspose1dReference { Filters = 4, Width = 2, Stride = 5, OutputPadding = -3 });
        yield return Network(6, 4, new ConvTranspose1dReference { Filters = 4, Width = 3, Stride = 4, Dilation = 2, Groups = 2, OutputPadding = -3, Activation = Activation.Relu });
        yield return Network(6, 3, new ConvTranspose1dReference { Filters = 5, Width = 4, Stride = 3, Padding = PaddingSpec.Same, OutputPadding = -2 });
        yield return Network(6, 5, new ConvTranspose1dReference { Filters = 5, Width = 1, Stride = 5, Groups = 5, OutputPadding = -4 });
        yield return Network(6, 3, new Conv1dReference { Filters = 5, Width = 1 }, new ConvTranspose1dReference { Filters = 4, Width = 6, Stride = 3, Padding = PaddingSpec.Sides(1, 0), OutputPadding = -2 });
        yield return Network(6, 8, new ConvTranspose1dReference { Filters = 8, Width = 2, Stride = 3, Groups = 8, Activation = Activation.Relu });
        yield return Network(28, 36, new ConvTranspose1dReference { Filters = 36, Stride = 4, Groups = 36 });
        yield return Network(6, 3, new Conv1dReference { Filters = 5 }, new ReluReference(), new ConvTranspose1dReference { Filters = 4, Stride = 2, UseBias = false }, new BatchNormReference(), new ReluReference(), new Conv1dReference { Filters = 2, Padding = PaddingSpec.Same });
        yield return Network(7, 9, new ConvTranspose1dReference { Filters = 9, Width = 5, Groups = 9, Stride = 2, UseBias = false }, new BatchNormReference(), new ReluReference());
        yield return Network(7, 4, new ConvTranspose1dReference { Filters = 17, Width = 2, Groups = 1, Stride = 3, UseBias = false }, new BatchNormReference(), new DenseReference(2));
        yield return Network(6, 3, new ConvTranspose1dReference { Filters = 4, UseBias = false, Padding = PaddingSpec.Same }, new BatchNormReference(), new ConvTranspose1dReference { Filters = 2, Width = 1, Stride = 2, Activation = Activation.Relu }, new DenseReference(3));
    }

    private static ReferenceNetwork Network(int length, int channels, params ReferenceLayer[] layers) =>
        new(new Shape(length, channels), DataLayout.ChannelsLast, layers);
}
