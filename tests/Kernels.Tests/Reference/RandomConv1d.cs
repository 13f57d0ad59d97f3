using System;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>Draws convolutions over all options, always such that they can be applied.</summary>
public static class RandomConv1d
{
    private static readonly PaddingMode[] s_modes = Enum.GetValues<PaddingMode>();

    /// <summary>A network of one convolution; the same seed gives the same one.</summary>
    public static ReferenceNetwork Network(int seed)
    {
        var random = new Random(seed);
        var input = new Shape(RandomSizes.Size(random, 40), RandomSizes.Size(random, 20));
        var layout = random.Next(4) == 0 ? DataLayout.ChannelsFirst : DataLayout.ChannelsLast;
        return new ReferenceNetwork(input, layout, [Layer(random, input)], seed);
    }

    /// <summary>A convolution that can be applied to such an input.</summary>
    public static Conv1dReference Layer(Random random, Shape input) =>
        (Conv1dReference)RandomSizes.Fitting(input, () => Any(random, input.Channels, random.Next(5) != 0));

    /// <summary>A convolution without bias and activation, whose filters sum over at least two products: what comes before a batch norm.</summary>
    public static Conv1dReference BeforeBatchNorm(Random random, Shape input) => (Conv1dReference)RandomSizes.Fitting(input, () =>
    {
        while (true)
        {
            var layer = Any(random, input.Channels, useBias: false);
            if (layer.Activation == Activation.None && layer.Width * input.Channels / layer.Groups > 1)
                return layer;
        }
    });

    private static Conv1dReference Any(Random random, int channels, bool useBias)
    {
        var groups = Groups(random, channels);
        var width = random.Next(1, 10);
        var dilation = random.Next(2) == 0 ? 1 : random.Next(1, 4);
        var mode = random.Next(2) == 0 ? PaddingMode.Constant : s_modes[random.Next(s_modes.Length)];
        return new Conv1dReference
        {
            Filters = groups * RandomSizes.Size(random, Math.Max(40 / groups, 1)),
            Width = width,
            Stride = random.Next(2) == 0 ? 1 : random.Next(1, 4),
            Dilation = dilation,
            Groups = groups,
            Padding = RandomSizes.Padding(random, dilation * (width - 1) + 1),
            PaddingMode = mode,
            PaddingValue = mode == PaddingMode.Constant && random.Next(3) == 0 ? random.Next(-4, 5) / 4.0 : 0,
            UseBias = useBias,
            Activation = random.Next(3) == 0 ? Activation.Relu : Activation.None,
        };
    }

    private static int Groups(Random random, int channels)
    {
        if (random.Next(2) == 0)
            return 1;
        var divisors = Enumerable.Range(1, channels).Where(divisor => channels % divisor == 0).ToArray();
        return divisors[random.Next(divisors.Length)];
    }
}
