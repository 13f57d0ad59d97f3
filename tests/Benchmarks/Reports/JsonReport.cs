using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Benchmarks.Reports;

/// <summary>The rows as an array of objects.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_options =
        new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes a file.</summary>
    public static void Write(string path, IEnumerable<Row> rows) => File.WriteAllText(path, JsonSerializer.Serialize(rows, s_options) + "\n");
}
