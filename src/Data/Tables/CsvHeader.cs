using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <summary>Reads the line that names the columns.</summary>
internal static class CsvHeader
{
    internal static IReadOnlyList<string> Read(List<string> names, string place)
    {
        if (names.All(name => CsvNumber.LooksLikeNumber(name) || CsvNumber.IsMissing(name)))
            throw Fault.At(place, $"the header has only numbers", "If the file has no header, set Header = false; columns are then named 1, 2 and so on.");
        if (names.FindIndex(name => name.Length == 0) is var empty and >= 0)
            throw Fault.At(place, $"column {empty + 1} has no name", "Name it; columns that are no signal may then be left out with Channels.");
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Fault.At(place, $"two columns are named '{Fault.Shown(twice.Key)}'", "Give each a name of its own.");
        return names;
    }
}
