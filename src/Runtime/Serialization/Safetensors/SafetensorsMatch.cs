using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>Checks that a header describes exactly the tensors that a network has, one behind the other.</summary>
internal static class SafetensorsMatch
{
    private const int MostNames = 20;

    /// <summary>The tensors in the order in which their values lie in the file.</summary>
    /// <exception cref="InvalidDataException">Something is missing, foreign, of another type or shape, or in the wrong place.</exception>
    internal static IReadOnlyList<StoredTensor> InFileOrder(List<SafetensorsEntry> entries, IReadOnlyList<ExpectedTensor> expected)
    {
        var byName = expected.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var names = FormerNames.Resolve(entries.ConvertAll(entry => entry.Name), byName.ContainsKey).ToList();
        entries = [.. entries.Select((entry, place) => entry with { Name = names[place] })];
        var scales = StoredFormats.Scales(entries, byName.ContainsKey);
        RequireSameNames([.. entries.Where(entry => !scales.ContainsKey(entry.Name))], byName);
        foreach (var entry in entries)
        {
            if (!scales.ContainsKey(entry.Name))
                RequireSameArray(entry, byName[entry.Name], scales);
        }

        return InOrder(entries).ConvertAll(entry =>
            new StoredTensor(entry.Name, entry.DType, entry.Shape, entry.End - entry.Begin) { IsScale = scales.ContainsKey(entry.Name) });
    }

    /// <summary>Tensors without values lie nowhere; among equal places they go first.</summary>
    private static List<SafetensorsEntry> InOrder(List<SafetensorsEntry> entries)
    {
        entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        var position = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != position)
                throw BadData.Create($"Tensor '{entry.Name}' begins at byte {entry.Begin}; expected {position}, where the one before it ends.");
            position = entry.End;
        }

        return entries;
    }

    private static void RequireSameNames(List<SafetensorsEntry> entries, Dictionary<string, ExpectedTensor> byName)
    {
        foreach (var entry in entries)
        {
            if (!byName.ContainsKey(entry.Name))
            {
                throw BadData.Create(
                    $"The data hold a tensor '{BadData.Shown(entry.Name)}', which this network does not have; expected {List(byName.Keys)}.");
            }
        }

        var found = new HashSet<string>(entries.Select(entry => entry.Name), StringComparer.Ordinal);
        foreach (var name in byName.Keys)
        {
            if (!found.Contains(name))
                throw BadData.Create($"The data lack the tensor '{name}'; found {List(found)}.");
        }
    }

    private static string List(ICollection<string> names) => names.Count == 0
        ? "none"
        : string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? FormattableString.Invariant($" and {names.Count - MostNames} more") : "");

    private static void RequireSameArray(SafetensorsEntry entry, ExpectedTensor expected, Dictionary<string, SafetensorsEntry> scales)
    {
        if (StoredFormats.BytesOf(entry.DType) is not { } size)
            throw BadData.Create($"Tensor '{entry.Name}': expected the dtype F32, F16, BF16 or I8, found {BadData.Shown(entry.DType)}.");
        if (!entry.Shape.SequenceEqual(expected.Shape.Select(axis => (long)axis)))
            throw BadData.Create($"Tensor '{entry.Name}': expected the shape {Sizes(expected.Shape)}, found {Sizes(entry.Shape)}.");
        RequireBytes(entry, expected.Length * size);
        if (entry.DType == SafetensorsWords.Int8)
            RequireScales(entry.Name + StoredTensor.ScaleSuffix, expected, scales);
    }

    private static void RequireScales(string name, ExpectedTensor expected, Dictionary<string, SafetensorsEntry> scales)
    {
        if (!scales.TryGetValue(name, out var found))
            throw BadData.Create($"Tensor '{expected.Name}' has the dtype I8, but the data lack its scales, the tensor '{name}'.");
        if (found.DType != SafetensorsWords.Float32)
            throw BadData.Create($"Tensor '{name}': expected the dtype F32, found {BadData.Shown(found.DType)}.");
        if (!StoredFormats.Fit(found.Shape, expected.Shape))
            throw BadData.Create($"Tensor '{name}': expected the last sizes of {Sizes(expected.Shape)}, or 1 in their place, found {Sizes(found.Shape)}.");
        RequireBytes(found, found.Shape.Aggregate(1L, (product, axis) => product * axis) * sizeof(float));
    }

    private static void RequireBytes(SafetensorsEntry entry, long bytes)
    {
        if (entry.End < entry.Begin || entry.End - entry.Begin != bytes)
            throw BadData.Create($"Tensor '{entry.Name}': expected {bytes} bytes, found the data_offsets [{entry.Begin}, {entry.End}].");
    }

    private static string Sizes<T>(IReadOnlyCollection<T> sizes)
        where T : IFormattable => BadData.Shown($"[{string.Join(", ", sizes.Select(size => size.ToString(null, System.Globalization.CultureInfo.InvariantCulture)))}]");
}
