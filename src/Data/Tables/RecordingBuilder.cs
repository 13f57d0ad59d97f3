using System.Collections.Generic;

namespace Gen.Data;

/// <summary>One recording while its rows come.</summary>
internal sealed class RecordingBuilder(string key, ITable table, TableColumns columns, TableOptions options)
{
    private readonly string _start = table.Place;
    private readonly List<float> _values = [];
    private readonly List<string> _stepLabels = [];
    private readonly string _group = columns.Group is { } column ? table.Text(column) : "";
    private string? _label;
    private string _labelPlace = "";
    private bool _hasGaps;

    /// <summary>What tells the recording from others.</summary>
    internal string Key => key;

    /// <summary>Adds the table's current row.</summary>
    internal void Add()
    {
        foreach (var channel in columns.Channels)
        {
            var value = table.Number(channel);
            if (float.IsNaN(value) && options.Missing == MissingValues.Refuse)
                throw Fault.At(table.Place, $"column '{table.Columns[channel]}' has no value", "Fill it in, or set Missing = MissingValues.Interpolate.");
            _hasGaps |= float.IsNaN(value);
            _values.Add(value);
        }

        if (columns.Label is { } label)
            AddLabel(table.Text(label), table.Columns[label]);
        if (columns.Group is { } group && table.Text(group) != _group)
            throw Fault.At(table.Place, $"column '{table.Columns[group]}' is '{Fault.Shown(table.Text(group))}', but the recording began ({_start}) with '{Fault.Shown(_group)}'", "A recording has one group.");
    }

    internal Signal Build(string? label)
    {
        var channels = columns.Channels.Count;
        var values = _values.ToArray();
        if (_hasGaps)
            Interpolation.Fill(values, channels, channel => Fault.At(_start, $"channel {channel + 1} of this recording has no value at all", "Leave the recording out."));
        var source = key.Length > 0 ? $"{table.File}, recording '{Fault.Shown(key)}'" : table.File;
        return new Signal(values, channels)
        {
            Source = source,
            Group = columns.Group is null ? source : _group,
            Label = options.StepLabels ? null : _label ?? label,
            StepLabels = options.StepLabels ? _stepLabels.ToArray() : null,
        };
    }

    private void AddLabel(string text, string column)
    {
        if (CsvNumber.IsMissing(text))
            throw Fault.At(table.Place, $"column '{column}' has no class", "Give each row its class, or leave the row out.");
        if (options.StepLabels)
            _stepLabels.Add(string.Intern(text));
        else if (_label is null)
            (_label, _labelPlace) = (text, table.Place);
        else if (_label != text)
            throw Fault.At(table.Place, $"column '{column}' is '{Fault.Shown(text)}', but '{Fault.Shown(_label)}' on {_labelPlace}, in the same recording", "If steps have classes of their own, set StepLabels; if these are several recordings, name the column that tells them apart in Recording.");
    }
}
