using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// The convolutions that every kernel is tested on: channels, filters and lengths of 1, W - 1, W and W + 1 for vectors of W = 4, 8 and
/// 16, widths from 1 to 9, and strides, dilations and groups in combination.
/// </summary>
public static class OddShapes
{
    /// <summary>The list, always in this order.</summary>
    public static IReadOnlyList<OddShape> All { get; } =
    [
        // Length, channels, filters, width, stride, dilation, groups, padding.
        // The smallest.
        Odd(1, 1, 1, 1, 1, 1, 1, "valid"),
        Odd(1, 1, 1, 3, 1, 1, 1, "same"),
        Odd(2, 1, 2, 2, 1, 1, 1, "valid"),
        Odd(3, 2, 1, 2, 2, 1, 1, "same"),

        // Filters around each vector width.
        Odd(11, 3, 3, 3, 1, 1, 1, "valid"),
        Odd(11, 3, 4, 3, 1, 1, 1, "valid"),
        Odd(11, 3, 5, 3, 1, 1, 1, "valid"),
        Odd(11, 3, 7, 3, 1, 1, 1, "same"),
        Odd(11, 3, 8, 3, 1, 1, 1, "same"),
        Odd(11, 3, 9, 3, 1, 1, 1, "same"),
        Odd(11, 3, 15, 3, 1, 1, 1, "causal"),
        Odd(11, 3, 16, 3, 1, 1, 1, "causal"),
        Odd(11, 3, 17, 3, 1, 1, 1, "causal"),

        // Filters around several vectors.
        Odd(9, 2, 23, 3, 1, 1, 1, "same"),
        Odd(9, 2, 24, 3, 1, 1, 1, "same"),
        Odd(9, 2, 31, 3, 1, 1, 1, "same"),
        Odd(9, 2, 32, 3, 1, 1, 1, "same"),
        Odd(9, 2, 33, 3, 1, 1, 1, "same"),
        Odd(9, 2, 47, 2, 1, 1, 1, "same"),
        Odd(9, 2, 48, 2, 1, 1, 1, "same"),
        Odd(9, 2, 49, 2, 1, 1, 1, "same"),
        Odd(7, 2, 64, 2, 1, 1, 1, "same"),
        Odd(7, 2, 65, 2, 1, 1, 1, "same"),
        Odd(5, 2, 130, 2, 1, 1, 1, "same"),

        // Filters of which a half or a quarter of a vector is left, and positions of which some are left.
        Odd(37, 10, 28, 1, 1, 1, 1, "valid"),
        Odd(37, 4, 12, 3, 1, 1, 1, "same"),
        Odd(35, 8, 20, 5, 1, 1, 1, "same"),
        Odd(38, 5, 24, 2, 1, 1, 1, "valid"),
        Odd(36, 4, 4, 3, 1, 2, 1, "same"),
        Odd(37, 4, 2, 3, 1, 1, 1, "same"),

        // Four channels and four filters, which are summed where the channels lie and turned then: whole vectors, some positions left, too many taps for registers.
        Odd(16, 4, 4, 1, 1, 1, 1, "valid"),
        Odd(23, 4, 4, 2, 1, 1, 1, "valid"),
        Odd(35, 4, 4, 3, 1, 1, 1, "same"),
        Odd(70, 4, 4, 4, 1, 1, 1, "causal"),
        Odd(71, 4, 4, 5, 1, 3, 1, "same"),
        Odd(68, 4, 4, 7, 1, 1, 1, "valid"),
        Odd(69, 4, 4, 2, 1, 2, 1, "valid"),

        // Channels around each vector width.
        Odd(10, 4, 6, 3, 1, 1, 1, "same"),
        Odd(10, 5, 6, 3, 1, 1, 1, "same"),
        Odd(10, 7, 6, 3, 1, 1, 1, "same"),
        Odd(10, 8, 6, 3, 1, 1, 1, "same"),
        Odd(10, 9, 6, 3, 1, 1, 1, "same"),
        Odd(10, 15, 6, 3, 1, 1, 1, "valid"),
        Odd(10, 16, 6, 3, 1, 1, 1, "valid"),
        Odd(10, 17, 6, 3, 1, 1, 1, "valid"),
        Odd(10, 31, 3, 2, 1, 1, 1, "causal"),
        Odd(10, 32, 3, 2, 1, 1, 1, "causal"),
        Odd(10, 33, 3, 2, 1, 1, 1, "causal"),

        // Both at a vector's width.
        Odd(16, 8, 8, 3, 1, 1, 1, "same"),
        Odd(16, 16, 16, 3, 1, 1, 1, "same"),
        Odd(17, 17, 17, 5, 1, 1, 1, "same"),
        Odd(15, 15, 15, 4, 1, 1, 1, "same"),
        Odd(33, 32, 32, 3, 1, 1, 1, "same"),

        // Each channel by itself: channels around each vector width; few taps, and more than there are registers.
        Odd(12, 2, 2, 3, 1, 1, 2, "same"),
        Odd(12, 3, 3, 3, 1, 1, 3, "same"),
        Odd(12, 4, 4, 1, 1, 1, 4, "valid"),
        Odd(13, 5, 5, 3, 1, 1, 5, "causal"),
        Odd(13, 7, 7, 4, 2, 1, 7, "same"),
        Odd(13, 8, 8, 3, 1, 2, 8, "same"),
        Odd(25, 9, 9, 9, 1, 1, 9, "same"),
        Odd(25, 15, 15, 9, 1, 1, 15, "valid"),
        Odd(25, 16, 16, 9, 2, 1, 16, "same"),
        Odd(25, 17, 17, 9, 1, 2, 17, "causal"),
        Odd(25, 24, 24, 5, 3, 2, 24, "same"),
        Odd(24, 33, 33, 3, 1, 1, 33, "same"),
        Odd(40, 13, 13, 13, 1, 1, 13, "same"),
        Odd(40, 31, 31, 20, 1, 1, 31, "same"),
        Odd(40, 32, 32, 35, 1, 1, 32, "same"),
        Odd(11, 36, 36, 2, 3, 1, 36, "valid"),

        // Lengths.
        Odd(3, 2, 8, 1, 1, 1, 1, "valid"),
        Odd(4, 2, 8, 3, 1, 1, 1, "same"),
        Odd(5, 2, 8, 3, 1, 1, 1, "same"),
        Odd(7, 2, 16, 3, 1, 1, 1, "same"),
        Odd(8, 2, 16, 3, 1, 1, 1, "same"),
        Odd(9, 2, 16, 3, 1, 1, 1, "same"),
        Odd(15, 2, 4, 3, 1, 1, 1, "same"),
        Odd(16, 2, 4, 3, 1, 1, 1, "same"),
        Odd(17, 2, 4, 3, 1, 1, 1, "same"),
        Odd(31, 1, 1, 3, 1, 1, 1, "same"),
        Odd(33, 1, 2, 5, 1, 1, 1, "causal"),
        Odd(130, 1, 3, 4, 1, 1, 1, "same"),

        // Widths from 1 to 9, the last ones as long as the signal or longer.
        Odd(9, 3, 5, 1, 1, 1, 1, "same"),
        Odd(9, 3, 5, 2, 1, 1, 1, "same"),
        Odd(9, 3, 5, 4, 1, 1, 1, "same"),
        Odd(9, 3, 5, 5, 1, 1, 1, "same"),
        Odd(9, 3, 5, 6, 1, 1, 1, "same"),
        Odd(9, 3, 5, 7, 1, 1, 1, "causal"),
        Odd(9, 3, 5, 8, 1, 1, 1, "valid"),
        Odd(9, 3, 5, 9, 1, 1, 1, "valid"),
        Odd(4, 3, 5, 9, 1, 1, 1, "same"),
        Odd(1, 9, 17, 9, 1, 1, 1, "causal"),

        // Strides, also beyond the width, where steps are never read.
        Odd(16, 4, 9, 3, 2, 1, 1, "same"),
        Odd(17, 4, 9, 3, 2, 1, 1, "valid"),
        Odd(18, 4, 9, 4, 3, 1, 1, "same"),
        Odd(19, 1, 16, 5, 3, 1, 1, "causal"),
        Odd(20, 4, 7, 1, 2, 1, 1, "valid"),
        Odd(20, 3, 8, 1, 3, 1, 1, "same"),
        Odd(20, 3, 8, 2, 3, 1, 1, "valid"),

        // Dilations.
        Odd(16, 4, 9, 3, 1, 2, 1, "same"),
        Odd(17, 3, 16, 3, 1, 3, 1, "causal"),
        Odd(18, 1, 5, 4, 1, 2, 1, "valid"),
        Odd(5, 2, 3, 3, 1, 3, 1, "same"),

        // Stride and dilation together.
        Odd(21, 3, 8, 3, 2, 2, 1, "same"),
        Odd(22, 2, 17, 4, 3, 2, 1, "valid"),
        Odd(23, 4, 15, 3, 2, 3, 1, "causal"),
        Odd(24, 5, 16, 2, 3, 3, 1, "same"),

        // Groups, up to one channel each.
        Odd(12, 4, 4, 3, 1, 1, 2, "same"),
        Odd(12, 6, 9, 3, 1, 1, 3, "valid"),
        Odd(12, 8, 32, 3, 1, 1, 2, "same"),
        Odd(12, 9, 51, 3, 1, 1, 3, "causal"),
        Odd(12, 7, 7, 3, 1, 1, 7, "same"),
        Odd(12, 16, 16, 5, 1, 1, 16, "same"),
        Odd(12, 17, 34, 3, 1, 1, 17, "causal"),
        Odd(13, 6, 10, 3, 2, 1, 2, "same"),
        Odd(14, 8, 12, 3, 1, 2, 4, "same"),
        Odd(25, 16, 24, 3, 3, 2, 8, "causal"),

        // Many positions and rows at a distance of a power of two, where the gradient of the weights packs dy and takes the positions in blocks: with a
        // ragged end, with rows of one tap and tiles of whole taps, with groups, with a stride.
        Odd(401, 24, 66, 2, 1, 1, 1, "same"),
        Odd(402, 15, 66, 2, 1, 3, 1, "same"),
        Odd(301, 32, 128, 2, 2, 1, 1, "same"),
        Odd(140, 10, 256, 3, 1, 2, 1, "same"),
        Odd(150, 24, 192, 3, 1, 1, 4, "same"),
        Odd(401, 3, 128, 8, 1, 2, 1, "same"),
        Odd(401, 33, 256, 1, 1, 1, 1, "valid"),

        // Outputs beyond the second cache, in stretches of positions, with a few columns at the end that share vectors.
        Odd(2003, 1, 35, 3, 1, 1, 1, "valid"),

        // Inputs beyond the second cache, in stretches of positions for all columns; and more weights than have such stretches for the outputs' sake.
        Odd(1600, 170, 99, 1, 1, 1, 1, "valid"),

        // Signals long enough that only their ends are copied, on one side or both.
        Odd(300, 8, 4, 3, 1, 1, 1, "same"),
        Odd(250, 17, 17, 9, 1, 1, 17, "same"),
        Odd(260, 16, 15, 3, 1, 4, 1, "causal"),
        Odd(301, 12, 9, 7, 2, 1, 1, "same"),
        Odd(255, 15, 6, 3, 3, 2, 3, "same"),

        // Whole vectors of filters, of which each group has half a one.
        Odd(21, 8, 32, 3, 1, 1, 4, "same"),
    ];

    private static OddShape Odd(
        int length, int channels, int filters, int width, int stride, int dilation, int groups, string padding) =>
        new(new Shape(length, channels), new Conv1dReference
        {
            Filters = filters,
            Width = width,
            Stride = stride,
            Dilation = dilation,
            Groups = groups,
            Padding = PaddingSpec.Word(padding),
        });
}
