using System;

namespace Gen.Tests.Reference;

/// <summary>Draws depthwise, separable and transposed convolutions over all options, always such that they can be applied.</summary>
public static class RandomOtherConvolutions
{
    private const int MostFilters = 40;
    private static readonly PaddingMode[] s_modes = Enum.GetValues<PaddingMode>();

    /// <summary>A depthwise convolution; it sums over at least two products.</summary>
    public static DepthwiseConv1dReference Depthwise(Random random, Shape input) =>
        (DepthwiseConv1dReference)RandomSizes.Fitting(input, () => AnyDepthwise(random, input.Channels));

    /// <summary>A separable convolution.</summary>
    public static SeparableConv1dReference Separable(Random random, Shape input) =>
        (SeparableConv1dReference)RandomSizes.Fitting(input, () => new SeparableConv1dReference(
            RandomSizes.Size(random, MostFilters), AnyDepthwise(random, input.Channels))
        {
            UseBias = random.Next(5) != 0, Activation = ActivationOf(random),
        });

    /// <summary>A transposed convolution.</summary>
    public static ConvTranspose1dReference Transposed(Random random, Shape input) => (ConvTranspose1dReference)RandomSizes.Fitting(input, () =>
    {
        var (width, stride, dilation) = (random.Next(1, 8), random.Next(1, 5), random.Next(2) == 0 ? 1 : random.Next(1, 4));
        var groups = random.Next(3) == 0 ? input.Channels : 1;
        var most = dilation * (width - 1) / 2 + 1;
        return new ConvTranspose1dReference
        {
            Filters = groups * RandomSizes.Size(random, Math.Max(MostFilters / groups, 1)),
            Width = width,
            Stride = stride,
            Dilation = dilation,
            Groups = groups,
            Padding = random.Next(4) switch
            {
                0 => PaddingSpec.Valid,
                1 => PaddingSpec.Both(random.Next(most)),
                2 => PaddingSpec.Sides(random.Next(most), random.Next(most)),
                _ => PaddingSpec.Same,
            },
            OutputPadding = random.Next(3) == 0 ? random.Next(Math.Max(stride, dilation)) : 0,
            UseBias = random.Next(5) != 0,
            Activation = ActivationOf(random),
        };
    });

    private static DepthwiseConv1dReference AnyDepthwise(Random random, int channels)
    {
        var (width, dilation) = (random.Next(2, 10), random.Next(2) == 0 ? 1 : random.Next(1, 4));
        var mode = random.Next(2) == 0 ? PaddingMode.Constant : s_modes[random.Next(s_modes.Length)];
        return new DepthwiseConv1dReference
        {
            Multiplier = random.Next(2) == 0 ? 1 : random.Next(1, Math.Max(MostFilters / channels, 1) + 1),
            Width = width,
            Stride = random.Next(2) == 0 ? 1 : random.Next(1, 6),
            Dilation = dilation,
            Padding = RandomSizes.Padding(random, dilation * (width - 1) + 1),
            PaddingMode = mode,
            PaddingValue = mode == PaddingMode.Constant && random.Next(3) == 0 ? random.Next(-4, 5) / 4.0 : 0,
            UseBias = random.Next(5) != 0,
            Activation = ActivationOf(random),
        };
    }

    private static Activation ActivationOf(Random random) => random.Next(3) == 0 ? Activation.Relu : Activation.None;
}
