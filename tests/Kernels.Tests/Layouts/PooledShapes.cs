using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Reference;

namespace Gen.Tests.Layouts;

/// <summary>Convolutions of which a pool keeps one value for each filter, of the whole signal or of each window.</summary>
internal static class PooledShapes
{
    /// <summary>Networks that end in the pool, and such in which something stands behind it.</summary>
    public static IReadOnlyList<ReferenceNetwork> Networks { get; } = [.. Lengths.Concat(Ends).Concat(Filters).Concat(Windows).Concat(Behind)];

    private static SampleLayer[] Pools => [new GlobalMaxPool1dReference(), new GlobalAveragePool1dReference()];

    private static DataLayout[] Layouts => [DataLayout.ChannelsFirst, DataLayout.ChannelsLast];

    /// <summary>Signals of one step, of about the width, and around the vectors of each set; long ones, of which only the ends are copied.</summary>
    private static IEnumerable<ReferenceNetwork> Lengths =>
        from length in new[] { 1, 2, 3, 4, 16, 17, 18, 19, 25, 31, 32, 33, 34, 50, 66, 251 }
        from channels in new[] { 1, 3 }
        let padding = length < 3 || length % 3 == 0 ? "same" : length % 3 == 1 ? "valid" : "causal"
        from pool in Pools
        select new ReferenceNetwork(new Shape(length, channels), Layouts[length % 2], [Convolution(5, 3, padding, Activation.Relu), pool]);

    /// <summary>One channel, whose ends are sums with neighbouring filters: windows of odd and even widths, dilated ones, and such that see nothing but padding.</summary>
    private static IEnumerable<ReferenceNetwork> Ends =>
        from convolution in new[]
        {
            Convolution(8, 3, "same", Activation.Relu), Convolution(8, 4, "same", Activation.Relu), Convolution(9, 5, "causal"), Convolution(3, 3, "same", dilation: 3),
            Convolution(17, 3, "same", Activation.Relu), Convolution(4, 2, "same"), Convolution(1, 7, "same"),
        }
        from length in new[] { 37, 102 }
        from pool in Pools
        select new ReferenceNetwork(new Shape(length, 1), DataLayout.ChannelsLast, [convolution, pool]);

    /// <summary>Filters around a tile and a vector; dilations and groups.</summary>
    private static IEnumerable<ReferenceNetwork> Filters =>
        from convolution in new[]
        {
            Convolution(1, 3, "same"), Convolution(2, 3, "same"), Convolution(7, 3, "same"), Convolution(8, 3, "same"), Convolution(9, 2, "valid"),
            Convolution(16, 3, "same"), Convolution(17, 4, "same"), Convolution(33, 5, "same"), Convolution(40, 1, "valid"),
            Convolution(6, 3, "same", groups: 2), Convolution(12, 3, "causal", dilation: 5), Convolution(10, 21, "same"), Convolution(24, 3, "valid", stride: 2),
        }
        from pool in Pools
        select new ReferenceNetwork(new Shape(45, 4), Layouts[convolution.Filters % 2], [convolution, pool]);

    /// <summary>Windows side by side that divide a signal or leave some of it, of few and of many steps, and of ragged filters; others are steps of their own.</summary>
    private static IEnumerable<ReferenceNetwork> Windows =>
        from size in new[] { 2, 3, 4, 5, 13 }
        from convolution in new[] { Convolution(16, 3, "same", Activation.Relu), Convolution(21, 3, "valid"), Convolution(10, 2, "valid", Activation.Relu, groups: 2), Convolution(33, 4, "causal", stride: 2) }
        from pool in new SampleLayer[]
        {
            new MaxPool1dReference { Size = size }, new AveragePool1dReference { Size = size },
        }
        select new ReferenceNetwork(new Shape(41 + size, 2), Layouts[size % 2], [convolution, pool]);

    /// <summary>Every activation in between, and a dense layer behind: those that wait for the greatest value, and those that cannot.</summary>
    private static IEnumerable<ReferenceNetwork> Behind =>
        from activation in ActivationReference.All
        from pool in Pools.Append(new MaxPool1dReference { Size = 3 })
        select new ReferenceNetwork(new Shape(77, 2), DataLayout.ChannelsFirst, [Convolution(6, 3, "same"), activation, pool, new DenseReference(3)]);

    private static Conv1dReference Convolution(
        int filters, int width, string padding, Activation activation = default, int groups = 1, int dilation = 1, int stride = 1) => new()
        {
            Filters = filters,
            Width = width,
            Padding = PaddingSpec.Word(padding),
            Activation = activation,
            Groups = groups,
            Dilation = dilation,
            Stride = stride,
        };
}
