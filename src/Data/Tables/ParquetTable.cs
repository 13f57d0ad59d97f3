using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace Gen.Data;

/// <summary>The rows of a Parquet file, whose columns are read whole, each when it is first asked for.</summary>
internal sealed class ParquetTable : ITable
{
    private readonly DataField[] _fields;
    private readonly Array?[] _columns;
    private readonly ParquetReader _reader;
    private readonly long _rows;
    private int _row = -1;

    internal ParquetTable(string path)
    {
        Fault.RequireFile(path);
        File = path;
        _reader = Guarded(path, () => ParquetReader.CreateAsync(path));
        _fields = _reader.Schema.DataFields;
        _columns = new Array?[_fields.Length];
        Columns = [.. _fields.Select(field => field.Name)];
        _rows = _reader.RowGroups.Sum(group => group.RowCount);
    }

    public string File { get; }

    public IReadOnlyList<string> Columns { get; }

    public string Place => FormattableString.Invariant($"{File}, row {_row + 1}");

    public bool Read() => ++_row < _rows;

    public string Text(int column) => Convert.ToString(Value(column), CultureInfo.InvariantCulture) ?? "";

    public float Number(int column) => Value(column) switch
    {
        null => float.NaN,
        string or DateTime or byte[] => throw Fault.At(
            Place, $"column '{Columns[column]}' is '{Fault.Shown(Text(column))}', which is no number", "List the columns that are in Channels; if it is the class, name it in Label."),
        var value => Finite(Convert.ToSingle(value, CultureInfo.InvariantCulture), column),
    };

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private float Finite(float value, int column) => !float.IsInfinity(value)
        ? value
        : throw Fault.At(Place, $"column '{Columns[column]}' is infinite", "Scale the column, or leave it out with Channels.");

    private object? Value(int column)
    {
        _columns[column] ??= Guarded(File, () => ParquetColumn.ReadAsync(_reader, _fields[column], File));
        return _columns[column]!.GetValue(_row);
    }

    private static T Guarded<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return read().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not (InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException($"{path}: it is no Parquet file, or a damaged one ({e.Message}). Was it written to the end?", e);
        }
    }
}
