using System;
using System.Collections.Generic;
using System.Linq;
using Gen;

namespace TimeSeries;

/// <summary>Normalised series with their classes.</summary>
internal sealed class SeriesSet
{
    private readonly float[] _values;

    public SeriesSet(IReadOnlyList<UcrRow> rows, IReadOnlyList<string> classes)
    {
        (Length, Labels) = (rows[0].Values.Length, [.. rows.Select(row => classes.ToList().IndexOf(row.Label))]);
        _values = [.. rows.SelectMany(row => ZNormalisation.Apply(row.Values))];
        Samples = Dataset.FromLabels(_values, Labels, classes.Count);
    }

    public int Count => Labels.Length;

    /// <summary>The steps of each series.</summary>
    public int Length { get; }

    /// <summary>The index of each series' class.</summary>
    public int[] Labels { get; }

    public Dataset Samples { get; }

    public ReadOnlySpan<float> Series(int index) => _values.AsSpan(index * Length, Length);
}
