using System;

namespace Gen.Import.Graph;

/// <summary>Sizes that come from a file, checked before anything is made of them.</summary>
internal static class Guard
{
    /// <summary>The most values of one array: no model that fits here has more.</summary>
    public const int MostValues = 1 << 27;

    /// <summary>The most values of a matrix that only moves values, or of a convolution in two dimensions as one in one.</summary>
    public const int MostExpanded = 1 << 24;

    /// <summary>The most values of a signal, or of a constant that a file describes without holding its values.</summary>
    public const int MostSignal = 1 << 22;

    /// <summary>A size of something that the file does not hold value by value.</summary>
    public static int Made(ReadOnlySpan<int> sizes, string what) => Product(sizes, what) is var size && size <= MostSignal
        ? size
        : throw new ImportException($"{what} would have {size} values; at most {MostSignal} are taken.");

    public static int Size(long size, string what) => size is >= 0 and <= MostValues
        ? (int)size
        : throw new ImportException($"{what} would have {size} values; at most {MostValues} are taken.");

    public static int Positive(long size, string what) => size >= 1
        ? Size(size, what)
        : throw new ImportException($"{what} is {size}; expected at least 1.");

    public static int Product(ReadOnlySpan<int> sizes, string what)
    {
        var product = 1L;
        foreach (var size in sizes)
            product = Size(product * size, what);
        return (int)product;
    }
}
