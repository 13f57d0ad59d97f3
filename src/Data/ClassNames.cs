using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Data;

/// <summary>Orders names, and finds them again.</summary>
internal static class ClassNames
{
    /// <summary>Each name once: numbers by their value, then other names by their letters.</summary>
    internal static IReadOnlyList<string> InOrder(IEnumerable<string> labels) =>
        [.. labels.Distinct(StringComparer.Ordinal).OrderBy(Value).ThenBy(label => label, StringComparer.Ordinal)];

    /// <summary>The names 1, 2 and so on.</summary>
    internal static IReadOnlyList<string> Counted(int count) =>
        [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The place of each name.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    internal static Dictionary<string, int> Index(IReadOnlyList<string> names)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!index.TryAdd(names[i], i))
                throw new ArgumentException($"The class '{names[i]}' is listed twice; expected each name once.", nameof(names));
        }

        return index;
    }

    private static double Value(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.PositiveInfinity;
}
