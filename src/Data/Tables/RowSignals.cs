using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Data;

/// <summary>Makes a signal of one channel of each row of a table.</summary>
internal static class RowSignals
{
    /// <summary>The signals. Missing values at the end of a row make it shorter.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="options">Which column has the class, and what to do about gaps.</param>
    /// <param name="label">The class of all rows where the table does not say.</param>
    internal static List<Signal> Read(ITable table, TableOptions options, string? label = null)
    {
        var columns = TableColumns.Find(table, options);
        var signals = new List<Signal>();
        while (table.Read())
        {
            var text = columns.Label is { } column ? table.Text(column) : label;
            if (columns.Label is not null && (text is null || CsvNumber.IsMissing(text)))
                throw Fault.At(table.Place, $"the class is empty", "Give each line its class, or leave the line out.");
            signals.Add(new Signal(Values(table, columns, options), 1)
            {
                Source = table.Place,
                Group = columns.Group is { } group ? table.Text(group) : table.Place,
                Label = text is null ? null : Normal(text),
            });
        }

        return signals.Count > 0 ? signals : throw Fault.At(table.File, $"there is a header, but no line follows", "Expected a line for each signal.");
    }

    private static float[] Values(ITable table, TableColumns columns, TableOptions options)
    {
        var isWhole = options.Channels is null;
        IEnumerable<int> places = isWhole
            ? Enumerable.Range(0, table.Columns.Count).Where(column => column != columns.Label && column != columns.Recording && column != columns.Group)
            : columns.Channels;
        var values = places.Select(table.Number).ToArray();
        var length = values.Length;
        while (length > 0 && float.IsNaN(values[length - 1]))
            length--;
        values = values[..length];
        if (length == 0)
            throw Fault.At(table.Place, $"no value follows the class", "Expected a value for each step.");
        if (System.Array.FindIndex(values, float.IsNaN) is var gap and >= 0)
        {
            if (options.Missing == MissingValues.Refuse)
                throw Fault.At(table.Place, $"value {gap + 1} is missing", "Fill it in, or set Missing = MissingValues.Interpolate.");
            Interpolation.Fill(values, 1, _ => Fault.At(table.Place, $"no value follows the class", "Leave the line out."));
        }

        return values;
    }

    /// <summary>One file spells a class "1", another "1.0000000e+00": as numbers they are the same.</summary>
    private static string Normal(string label) => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number.ToString(CultureInfo.InvariantCulture)
        : label;
}
