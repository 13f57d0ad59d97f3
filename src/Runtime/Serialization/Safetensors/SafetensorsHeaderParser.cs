using System;
using System.Collections.Generic;
using System.IO;

namespace Gen;

/// <summary>Parses the JSON of a safetensors header. What it says about the tensors is checked by <see cref="SafetensorsMatch"/>.</summary>
internal static class SafetensorsHeaderParser
{
    /// <summary>The tensors, in the order of the text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="metadata">Told of each text of the metadata by its name.</param>
    /// <exception cref="InvalidDataException">The bytes are no JSON, or not a header's.</exception>
    internal static List<SafetensorsEntry> Parse(byte[] json, Action<string, string>? metadata = null)
    {
        if (json[0] != '{')
            throw BadData.Create($"The safetensors header begins with {BadData.Shown(json[0])}; expected an opening brace, with nothing before it.");
        var cursor = new JsonCursor(json);
        var entries = new List<SafetensorsEntry>();
        cursor.ReadObject("the header", "the safetensors header", name =>
        {
            if (name == SafetensorsWords.Metadata)
                ReadMetadata(cursor, metadata);
            else
                entries.Add(ReadEntry(cursor, name));
        });
        cursor.RequireEnd();
        return entries;
    }

    /// <summary>Texts by name, or nothing.</summary>
    private static void ReadMetadata(JsonCursor cursor, Action<string, string>? metadata)
    {
        if (cursor.TryReadNull())
            return;
        cursor.ReadObject(SafetensorsWords.Metadata, SafetensorsWords.Metadata, name =>
        {
            var text = cursor.ReadString($"{SafetensorsWords.Metadata}.{BadData.Shown(name)}");
            metadata?.Invoke(name, text);
        });
    }

    private static SafetensorsEntry ReadEntry(JsonCursor cursor, string name)
    {
        var what = $"tensor '{BadData.Shown(name)}'";
        string? dtype = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        cursor.ReadObject(what, what, field =>
        {
            switch (field)
            {
                case SafetensorsWords.DType:
                    dtype = cursor.ReadString($"the dtype of {what}");
                    break;
                case SafetensorsWords.Shape:
                    shape = cursor.ReadNumbers($"the shape of {what}");
                    break;
                case SafetensorsWords.Offsets:
                    offsets = cursor.ReadNumbers($"the data_offsets of {what}");
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        });
        return dtype is not null && shape is not null && offsets is { Count: 2 }
            ? new SafetensorsEntry(name, dtype, shape, offsets[0], offsets[1])
            : throw BadData.Create($"Tensor '{BadData.Shown(name)}' lacks its dtype, its shape or its two data_offsets.");
    }
}
