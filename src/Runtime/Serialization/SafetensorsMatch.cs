using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>Checks that a header describes exactly the tensors that a network has, one behind the other.</summary>
internal static class SafetensorsMatch
{
    /// <summary>The parameters in the order in which their values lie in the file.</summary>
    /// <exception cref="InvalidDataException">Something is missing, foreign, of another type or shape, or in the wrong place.</exception>
    internal static List<Parameter> InFileOrder(List<SafetensorsEntry> entries, IReadOnlyList<Parameter> parameters)
    {
        var byName = parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var names = FormerNames.Resolve(entries.ConvertAll(entry => entry.Name), byName.ContainsKey).ToList();
        entries = [.. entries.Select((entry, place) => entry with { Name = names[place] })];
        RequireSameNames(entries, byName);
        foreach (var entry in entries)
            RequireSameArray(entry, byName[entry.Name]);

        entries.Sort((a, b) => a.Begin.CompareTo(b.Begin));
        var position = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != position)
                throw BadData.Create($"Tensor '{entry.Name}' begins at byte {entry.Begin}; expected {position}, where the one before it ends.");
            position = entry.End;
        }

        return entries.ConvertAll(entry => byName[entry.Name]);
    }

    private static void RequireSameNames(List<SafetensorsEntry> entries, Dictionary<string, Parameter> byName)
    {
        foreach (var entry in entries)
        {
            if (!byName.ContainsKey(entry.Name))
            {
                throw BadData.Create(
                    $"The data hold a tensor '{entry.Name}', which this network does not have; expected {string.Join(", ", byName.Keys)}.");
            }
        }

        var found = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in byName.Keys)
        {
            if (!found.Contains(name))
                throw BadData.Create($"The data lack the tensor '{name}'; found {string.Join(", ", found)}.");
        }
    }

    private static void RequireSameArray(SafetensorsEntry entry, Parameter parameter)
    {
        if (entry.DType != SafetensorsHeader.Float32)
            throw BadData.Create($"Tensor '{entry.Name}': expected the dtype {SafetensorsHeader.Float32}, found {entry.DType}.");
        if (!entry.Shape.SequenceEqual(parameter.Shape.Select(size => (long)size)))
        {
            throw BadData.Create(
                $"Tensor '{entry.Name}': expected the shape [{string.Join(", ", parameter.Shape)}], found [{string.Join(", ", entry.Shape)}].");
        }

        var bytes = (long)parameter.Length * sizeof(float);
        if (entry.End - entry.Begin != bytes)
            throw BadData.Create($"Tensor '{entry.Name}': expected {bytes} bytes, found the data_offsets [{entry.Begin}, {entry.End}].");
    }
}
