using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Reference;
using static Gen.Tests.Reference.OddShape;

namespace Gen.Tests.Layouts;

/// <summary>The convolutions that are tested with neighbouring positions in a vector. The least signal that can be so has sixteen outputs.</summary>
internal static class LengthwiseShapes
{
    /// <summary>The convolutions.</summary>
    public static IReadOnlyList<OddShape> Shapes { get; } =
    [
        // Length, channels, filters, width, dilation, groups, padding. Outputs around one and two vectors of sixteen, eight and four.
        Odd(16, 1, 1, 1, 1, 1, "valid"),
        Odd(16, 2, 3, 3, 1, 1, "same"),
        Odd(17, 3, 2, 2, 1, 1, "valid"),
        Odd(17, 2, 5, 3, 1, 1, "same"),
        Odd(23, 3, 4, 3, 1, 1, "causal"),
        Odd(24, 1, 4, 3, 1, 1, "same"),
        Odd(25, 5, 4, 4, 1, 1, "same"),
        Odd(31, 4, 4, 3, 1, 1, "same"),
        Odd(32, 4, 4, 3, 1, 1, "same"),
        Odd(33, 4, 4, 3, 1, 1, "same"),
        Odd(47, 2, 3, 1, 1, 1, "valid"),
        Odd(50, 8, 10, 5, 1, 1, "same"),

        // Filters around a tile, and around a vector of packed weights.
        Odd(40, 3, 1, 3, 1, 1, "same"),
        Odd(40, 3, 7, 3, 1, 1, "same"),
        Odd(40, 3, 8, 3, 1, 1, "same"),
        Odd(40, 3, 9, 3, 1, 1, "same"),
        Odd(40, 3, 15, 3, 1, 1, "same"),
        Odd(40, 3, 16, 3, 1, 1, "same"),
        Odd(40, 3, 17, 3, 1, 1, "same"),
        Odd(40, 3, 33, 3, 1, 1, "same"),

        // Filters in tiles of any height, some of which lie in two vectors of packed weights.
        .. new[] { 3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 18, 19, 22, 27, 35, 37 }.Select(filters => Odd(100 + filters, 24, filters, 3, 1, 1, "same")),
        Odd(90, 24, 18, 2, 1, 2, "same"),
        Odd(90, 22, 26, 2, 1, 2, "valid"),

        // Channels and taps that are written out, and such that are loops.
        Odd(35, 1, 6, 9, 1, 1, "same"),
        Odd(35, 40, 6, 1, 1, 1, "valid"),
        Odd(35, 17, 6, 5, 1, 1, "same"),
        Odd(60, 1, 6, 41, 1, 1, "same"),

        // More rows than stay in the first cache from tap to tap: channels in parts that are equal, of which the last is shorter, and with rows that meet in few sets.
        Odd(150, 160, 5, 7, 1, 1, "same"),
        Odd(150, 166, 5, 5, 1, 1, "valid"),
        Odd(256, 131, 3, 3, 2, 1, "same"),

        // Dilations, groups, padding on one side, and more than the signal has.
        Odd(45, 3, 5, 3, 4, 1, "same"),
        Odd(45, 3, 5, 3, 7, 1, "causal"),
        Odd(20, 3, 5, 3, 30, 1, "same"),

        // More than 64 vectors of padding on each side, and on one.
        Odd(40, 4, 4, 3, 1100, 1, "same"),
        Odd(40, 4, 4, 3, 700, 1, "causal"),
        Odd(45, 6, 10, 3, 1, 2, "same"),
        Odd(45, 8, 12, 3, 2, 4, "causal"),

        // Of the user's rows in place, with the positions at the ends by themselves; long, and dilated so far that copies of the ends are cheaper.
        Odd(160, 4, 4, 3, 1, 1, "same"),
        Odd(161, 6, 9, 4, 1, 1, "same"),
        Odd(250, 6, 6, 5, 4, 1, "causal"),
        Odd(260, 8, 6, 3, 9, 2, "same"),
    ];

    /// <summary>Each by itself, in both of the user's layouts.</summary>
    public static IEnumerable<ReferenceNetwork> Layers => Shapes.SelectMany(shape => s_layouts.Select(layout => new ReferenceNetwork(shape.Input, layout, [shape.Layer])));

    /// <summary>Convolutions behind one another and behind other things: what can be merged into their stores, and what cannot.</summary>
    public static IEnumerable<ReferenceNetwork> Networks =>
        from layout in s_layouts
        from layers in new SampleLayer[][]
        {
            [Layer(5, 3), Layer(7, 4), Layer(3, 1)],
            [Layer(5, 3, Activation.Relu), Layer(6, 5), ActivationReference.All.Single(function => function.Kind == "tanh"), Layer(4, 3)],
            [Layer(6, 3), new LayerNormReference(), Layer(6, 3)],
            [Layer(6, 3), new GlobalAveragePool1dReference(), new DenseReference(3)],
        }
        select new ReferenceNetwork(new Shape(70, 4), layout, layers);

    private static readonly DataLayout[] s_layouts = [DataLayout.ChannelsFirst, DataLayout.ChannelsLast];

    private static Conv1dReference Layer(int filters, int width, Activation activation = default) =>
        new() { Filters = filters, Width = width, Padding = PaddingSpec.Word("same"), Activation = activation };
}
