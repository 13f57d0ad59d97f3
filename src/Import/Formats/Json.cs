using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Gen.Import.Formats;

/// <summary>Reads JSON that may hold anything, with defaults for what is missing.</summary>
internal static class Json
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64 };

    public static JsonElement Parse(ReadOnlyMemory<byte> text, string what)
    {
        try
        {
            return JsonDocument.Parse(text, s_options).RootElement;
        }
        catch (JsonException e)
        {
            throw new ImportException($"{what} is no JSON: {e.Message}", e);
        }
    }

    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static JsonElement Need(this JsonElement element, string name, string where) =>
        element.Get(name) ?? throw new ImportException($"{where} has no '{name}'.");

    public static string? Text(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool Flag(this JsonElement element, string name, bool byDefault) => element.Get(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble() != 0,
        _ => byDefault,
    };

    public static int Integer(this JsonElement element, string name, int byDefault) => element.Get(name) is { } value ? value.AsInteger(name) : byDefault;

    public static double Real(this JsonElement element, string name, double byDefault) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : byDefault;

    public static int AsInteger(this JsonElement element, string what) => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number)
        && number == Math.Floor(number) && Math.Abs(number) < int.MaxValue
        ? (int)number
        : throw new ImportException($"'{what}' is {Shown(element)}; expected a whole number.");

    /// <summary>Whole numbers: of a list, or one that stands for a list of one.</summary>
    public static int[]? Integers(this JsonElement element, string name) => element.Get(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.AsInteger(name))],
        { } one => [one.AsInteger(name)],
    };

    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The numbers of nested lists, row-major, and the lists' lengths.</summary>
    public static (int[] Shape, float[] Values) Numbers(this JsonElement element, string what)
    {
        var shape = new List<int>();
        for (var level = element; level.ValueKind == JsonValueKind.Array && shape.Count < 8; level = level[0])
        {
            shape.Add(level.GetArrayLength());
            if (level.GetArrayLength() == 0)
                break;
        }

        var values = new List<float>();
        Collect(element, 0);
        return ([.. shape], [.. values]);

        void Collect(JsonElement level, int depth)
        {
            if (depth < shape.Count && level.ValueKind == JsonValueKind.Array && level.GetArrayLength() == shape[depth])
            {
                foreach (var item in level.EnumerateArray())
                    Collect(item, depth + 1);
            }
            else if (depth == shape.Count && level.ValueKind == JsonValueKind.Number)
            {
                values.Add((float)level.GetDouble());
            }
            else
            {
                throw new ImportException($"'{what}' is no array of numbers: its rows have different lengths, or it holds {Shown(level)}.");
            }
        }
    }

    public static string Shown(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length > 60 ? text[..60] + "..." : text;
    }
}
