using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <summary>Makes recordings of the rows of a table, a step of each.</summary>
internal static class TableReading
{
    /// <summary>The recordings in the order of their first rows, and the names of their channels.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="options">Which column is what.</param>
    /// <param name="label">The class of all recordings where the table does not say.</param>
    internal static (List<Signal> Signals, IReadOnlyList<string> Channels) Read(ITable table, TableOptions options, string? label = null)
    {
        var columns = TableColumns.Find(table, options);
        var recordings = new Dictionary<string, RecordingBuilder>(StringComparer.Ordinal);
        RecordingBuilder? recording = null;
        while (table.Read())
        {
            var key = columns.Recording is { } column ? table.Text(column) : "";
            if (columns.Recording is { } named && key.Length == 0)
                throw Fault.At(table.Place, $"column '{table.Columns[named]}' is empty", "It tells recordings apart; give each row the name of its recording.");
            if (recording?.Key != key && !recordings.TryGetValue(key, out recording))
                recordings.Add(key, recording = new RecordingBuilder(key, table, columns, options));
            recording.Add();
        }

        IReadOnlyList<string> names = [.. columns.Channels.Select(channel => table.Columns[channel])];
        return recordings.Count > 0
            ? ([.. recordings.Values.Select(made => made.Build(label))], names)
            : throw Fault.At(table.File, $"there is a header, but no row follows", "Expected a row for each step.");
    }
}
