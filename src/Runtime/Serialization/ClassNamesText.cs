using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Gen;

/// <summary>The names of classes as the text that a weight file has among its metadata: a list in JSON.</summary>
internal static class ClassNamesText
{
    /// <summary>The name of the entry.</summary>
    internal const string Key = "gen.classes";

    internal static string Write(IReadOnlyList<string> names)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < names.Count; i++)
            text.Append(i == 0 ? "\"" : ",\"").Append(JsonEncodedText.Encode(names[i])).Append('"');
        return text.Append(']').ToString();
    }

    /// <summary>The names; <see langword="null"/> where the text is no list of texts, as somebody else wrote it.</summary>
    internal static IReadOnlyList<string>? Read(string text)
    {
        var names = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
                names.Add(reader.GetString()!);
            return reader.TokenType == JsonTokenType.EndArray && !reader.Read() ? names : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
