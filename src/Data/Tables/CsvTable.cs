using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;

namespace Gen.Data;

/// <summary>The rows of a text file with columns.</summary>
internal sealed class CsvTable : ITable
{
    private readonly CsvReader _reader;
    private readonly CsvNumber _numbers;
    private readonly bool _mayEndEarly;
    private bool _holdsFirst;

    internal CsvTable(string path, CsvOptions options)
    {
        (File, _numbers, _mayEndEarly) = (path, new CsvNumber(options.DecimalComma), options.SignalsInRows);
        var bytes = TextBytes.Read(path, options.Encoding);
        _reader = CsvReader.Create(bytes, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = options.Delimiter ?? CsvDelimiter.Guess(bytes.Span, options.DecimalComma),
            DetectSeparatorHint = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        if (!Advance())
            throw Fault.At(path, $"no line has anything in it", "Expected a line for each step.");
        Columns = options.Header ? CsvHeader.Read(Cells(), Place) : ClassNames.Counted(_reader.FieldCount);
        _holdsFirst = !options.Header;
    }

    public string File { get; }

    public IReadOnlyList<string> Columns { get; private set; }

    public string Place => Fault.Place(File, _reader.LineNumber);

    public bool Read()
    {
        if (!_holdsFirst && !Advance())
            return false;
        _holdsFirst = false;
        if (_mayEndEarly)
            Columns = _reader.FieldCount > Columns.Count ? ClassNames.Counted(_reader.FieldCount) : Columns;
        else if (_reader.FieldCount != Columns.Count)
            throw Fault.At(Place, $"{_reader.FieldCount} columns, but the first line has {Columns.Count}", Cure());
        return true;
    }

    public string Text(int column) => column < _reader.FieldCount ? _reader.GetString(column).Trim() : "";

    public float Number(int column) => _numbers.Read(Text(column), Columns[column], Place);

    public void Dispose() => _reader.Dispose();

    private bool Advance()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw Fault.At(Fault.Place(File, e.LineNumber), $"a quotation mark is not closed, or stands inside a text", "Write text with quotes as \"say \"\"so\"\"\".");
        }
    }

    private List<string> Cells() => [.. Enumerable.Range(0, _reader.FieldCount).Select(Text)];

    private string Cure() => _reader.FieldCount == Columns.Count + 1 && Text(_reader.FieldCount - 1).Length == 0
        ? "The line ends in a delimiter too many: remove it."
        : "Expected as many as the first line has; if numbers have decimal commas, set DecimalComma and Delimiter.";
}
