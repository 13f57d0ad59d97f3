using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Gen.Data;

/// <summary>What a file .npy says about its array.</summary>
/// <param name="Type">Numpy's word for the type, such as <c>&lt;f4</c>.</param>
/// <param name="IsFortran">Whether the first dimension is fastest.</param>
/// <param name="Shape">The sizes.</param>
internal sealed partial record NpyHeader(string Type, bool IsFortran, int[] Shape)
{
    internal static NpyHeader Parse(string text, string name)
    {
        if (text.Contains("'descr': [", System.StringComparison.Ordinal))
            throw Fault.At(name, $"its values have fields", "Save each field as an array of its own.");
        var (type, order, shape) = (TypePattern().Match(text), OrderPattern().Match(text), ShapePattern().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
            throw Fault.At(name, $"its header is '{Fault.Shown(text)}'", "Expected descr, fortran_order and shape: write it with numpy.save.");
        var sizes = shape.Groups[1].Value.Split(',', System.StringSplitOptions.RemoveEmptyEntries | System.StringSplitOptions.TrimEntries);
        return sizes.All(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new NpyHeader(type.Groups[1].Value, order.Groups[1].Value == "True", [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))])
            : throw Fault.At(name, $"its shape is ({Fault.Shown(shape.Groups[1].Value)})", "Expected whole numbers up to 2^31 - 1.");
    }

    [GeneratedRegex("'descr':\\s*'([^']*)'")]
    private static partial Regex TypePattern();

    [GeneratedRegex("'fortran_order':\\s*(True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("'shape':\\s*\\(([^)]*)\\)")]
    private static partial Regex ShapePattern();
}
