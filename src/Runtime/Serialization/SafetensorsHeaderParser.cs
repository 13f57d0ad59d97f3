using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Gen;

/// <summary>Parses the JSON of a safetensors header. What it says about the tensors is checked by <see cref="SafetensorsMatch"/>.</summary>
internal static class SafetensorsHeaderParser
{
    /// <exception cref="InvalidDataException">The bytes are no JSON, or not a header's.</exception>
    internal static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return ReadEntries(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader's InvalidOperationException stands for text that is no UTF-8.
            throw BadData.Create($"The safetensors header is no valid JSON: {e.Message}", e);
        }
    }

    private static List<SafetensorsEntry> ReadEntries(ref Utf8JsonReader reader)
    {
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject, "the header");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
                throw BadData.Create($"The safetensors header names '{name}' twice.");
            Expect(ref reader, JsonTokenType.StartObject, name);
            if (name == SafetensorsHeader.Metadata)
                reader.Skip();
            else
                entries.Add(ReadEntry(ref reader, name));
        }

        // Anything but white space after the closing brace is an error of the reader's own.
        reader.Read();
        return entries;
    }

    private static SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string? dtype = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.GetString())
            {
                case SafetensorsHeader.DType:
                    Expect(ref reader, JsonTokenType.String, name);
                    dtype = reader.GetString();
                    break;
                case SafetensorsHeader.Shape:
                    shape = ReadNumbers(ref reader, name);
                    break;
                case SafetensorsHeader.Offsets:
                    offsets = ReadNumbers(ref reader, name);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (dtype is null || shape is null || offsets is not [var begin, var end])
            throw BadData.Create($"Tensor '{name}' lacks its dtype, its shape or its two data_offsets.");
        return new SafetensorsEntry(name, dtype, shape, begin, end);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string name)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, name);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw BadData.Create($"Tensor '{name}' has something else than a whole number of at least 0 in its shape or data_offsets.");
            numbers.Add(number);
        }

        return numbers;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType expected, string what)
    {
        if (!reader.Read() || reader.TokenType != expected)
            throw BadData.Create($"The safetensors header has {reader.TokenType} where {what} should have {expected}.");
    }
}
