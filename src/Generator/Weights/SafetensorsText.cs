using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Gen.Generator.Layers;

namespace Gen.Generator.Weights;

/// <summary>
/// Compares a safetensors file with what a network wants. It reads as much of the header as that needs; the runtime reads all of it, and has the last word.
/// </summary>
internal static class SafetensorsText
{
    private const int LengthBytes = 8;
    private const int MostHeaderBytes = 100_000_000;

    // A tensor's entry is flat. Names with escapes are no layer's names, so they end up as foreign ones.
    private static readonly Regex s_entry = new(@"""(?<name>(?:[^""\\]|\\.)*)""\s*:\s*\{(?<body>[^{}]*)\}");
    private static readonly Regex s_numbers = new(@"""(?<key>shape|data_offsets)""\s*:\s*\[(?<numbers>[^\]]*)\]");
    private static readonly Regex s_type = new(@"""dtype""\s*:\s*""(?<type>[^""]*)""");

    /// <summary>What is wrong with a file, or nothing.</summary>
    public static string? Compare(byte[] file, IReadOnlyList<ParameterSpec> parameters)
    {
        if (file.Length < LengthBytes)
            return FormattableString.Invariant($"it has {file.Length} bytes, too few for a safetensors file");
        var length = BitConverter.ToUInt64(file, 0);
        if (length < 2 || length > MostHeaderBytes || length > (ulong)(file.Length - LengthBytes))
            return FormattableString.Invariant($"its header would have {length} bytes, but {file.Length - LengthBytes} follow; it is damaged, or no safetensors file");

        var header = Encoding.UTF8.GetString(file, LengthBytes, (int)length);
        var entries = s_entry.Matches(header).Cast<Match>().Select(Entry.Of).Where(entry => entry.Name != "__metadata__").ToList();
        var names = FormerNames.Resolve(entries.ConvertAll(entry => entry.Name), name => parameters.Any(parameter => parameter.Name == name)).ToList();
        entries = entries.Select((entry, place) => entry with { Name = names[place] }).ToList();
        return CompareNames(entries, parameters) ?? CompareArrays(entries, parameters) ?? CompareLength(entries, file.Length - LengthBytes - (int)length);
    }

    private static string? CompareNames(List<Entry> entries, IReadOnlyList<ParameterSpec> parameters)
    {
        var foreign = entries.Select(entry => entry.Name).Except(parameters.Select(parameter => parameter.Name)).FirstOrDefault();
        if (foreign is not null)
            return $"it holds '{foreign}', which the network does not have";
        var missing = parameters.Select(parameter => parameter.Name).Except(entries.Select(entry => entry.Name)).FirstOrDefault();
        return missing is null ? null : $"it lacks '{missing}'";
    }

    private static string? CompareArrays(List<Entry> entries, IReadOnlyList<ParameterSpec> parameters)
    {
        foreach (var entry in entries)
        {
            var shape = string.Join(", ", parameters.First(parameter => parameter.Name == entry.Name).Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
            if (entry.Type != "F32" || entry.Shape != shape)
                return $"its '{entry.Name}' is {entry.Type} of [{entry.Shape}], but the network's is F32 of [{shape}]";
        }

        return null;
    }

    private static string? CompareLength(List<Entry> entries, int bytes)
    {
        var expected = entries.Select(entry => entry.End).DefaultIfEmpty(0).Max();
        return expected == bytes ? null : FormattableString.Invariant($"its tensors end at byte {expected}, but {bytes} follow the header");
    }

    private sealed record Entry(string Name, string Type, string Shape, long End)
    {
        public static Entry Of(Match match)
        {
            var body = match.Groups["body"].Value;
            var arrays = s_numbers.Matches(body).Cast<Match>().ToLookup(array => array.Groups["key"].Value, array => array.Groups["numbers"].Value.Split(','));
            var shape = arrays["shape"].FirstOrDefault() ?? [];
            var end = arrays["data_offsets"].FirstOrDefault()?.LastOrDefault();
            return new(match.Groups["name"].Value, s_type.Match(body).Groups["type"].Value, string.Join(", ", shape.Select(size => size.Trim())),
                long.TryParse(end, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1);
        }
    }
}
