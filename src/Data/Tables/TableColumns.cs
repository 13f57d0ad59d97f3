using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <summary>Which column is what.</summary>
/// <param name="Channels">The columns of the channels, in their order.</param>
/// <param name="Label">The column of the class.</param>
/// <param name="Recording">The column that tells recordings apart.</param>
/// <param name="Group">The column of the group.</param>
internal sealed record TableColumns(IReadOnlyList<int> Channels, int? Label, int? Recording, int? Group)
{
    internal static TableColumns Find(ITable table, TableOptions options)
    {
        if (options.StepLabels && options.Label is null)
            throw new ArgumentException("StepLabels is set, but Label names no column; expected the column with the class of each step.", nameof(options));
        var (label, recording, group) = (Find(table, options.Label, "Label"), Find(table, options.Recording, "Recording"), Find(table, options.Group, "Group"));
        IReadOnlyList<int> channels = options.Channels is { } named
            ? [.. named.Select(name => Find(table, name, "Channels")!.Value)]
            : [.. Enumerable.Range(0, table.Columns.Count).Where(column => column != label && column != recording && column != group)];
        return channels.Count > 0
            ? new TableColumns(channels, label, recording, group)
            : throw Fault.At(table.File, $"no column is left for the signal", $"Its columns are {Fault.List(table.Columns)}; expected one or more beside Label, Recording and Group.");
    }

    private static int? Find(ITable table, string? name, string option)
    {
        if (name is null)
            return null;
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (table.Columns[column] == name)
                return column;
        }

        var alike = table.Columns.FirstOrDefault(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
        throw Fault.At(table.File, $"there is no column '{Fault.Shown(name)}', which {option} names",
            alike is null ? $"The columns are {Fault.List(table.Columns)}." : $"Did you mean '{alike}'?");
    }
}
