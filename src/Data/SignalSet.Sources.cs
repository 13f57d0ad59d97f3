using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen.Data;

/// <content>Sets from files.</content>
public sealed partial class SignalSet
{
    /// <summary>
    /// Reads text with columns: a file, or all files <c>*.csv</c> of a folder and its folders, each one recording or more. Where no column has the class, it is
    /// the name of the folder below <paramref name="path"/> that a file lies in.
    /// </summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="options">Which column is what; <see langword="null"/> for a header, and a channel for each column.</param>
    /// <exception cref="InvalidDataException">A file is not like that; the message has file and line, and says what to do. Nothing is loaded.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static SignalSet FromCsv(string path, CsvOptions? options = null)
    {
        options ??= new CsvOptions();
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
            return FileSignals.Join(path, [(path, ReadCsv(path, options, null))], options.Classes);
        var files = FileSignals.In(path, "*.csv");
        return FileSignals.Join(path, [.. files.Select(file => (file.Path, ReadCsv(file.Path, options, options.Label is null ? file.Folder : null)))], options.Classes);
    }

    /// <summary>
    /// Reads a file of the UCR archive: a signal of one channel in each line, the class first, with tabs, semicolons or commas between. Missing values at the end make a
    /// signal shorter.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="classes">The classes, of a test set those of the training set; <see langword="null"/> for those that occur.</param>
    /// <param name="missing">What to do about gaps inside a signal.</param>
    /// <exception cref="InvalidDataException">The file is not like that; the message has file and line, and says what to do.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SignalSet FromUcr(string path, IReadOnlyList<string>? classes = null, MissingValues missing = MissingValues.Refuse) =>
        FromCsv(path, new CsvOptions { Header = false, SignalsInRows = true, Label = "1", Classes = classes, Missing = missing });

    /// <summary>Reads both files of a data set of the UCR archive, <c>NAME_TRAIN.tsv</c> and <c>NAME_TEST.tsv</c>; the test set has the training set's classes.</summary>
    /// <param name="folder">The folder of the set.</param>
    /// <param name="missing">What to do about gaps inside a signal.</param>
    /// <exception cref="InvalidDataException">A file is not like that; the message has file and line, and says what to do.</exception>
    /// <exception cref="IOException">The folder or a file is missing.</exception>
    public static (SignalSet Train, SignalSet Test) FromUcrFolder(string folder, MissingValues missing = MissingValues.Refuse) => UcrFolder.Read(folder, missing);

    /// <summary>Reads all files <c>*.wav</c> of a folder and its folders, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Where the class comes from, and the rate; <see langword="null"/> for the folder's name, and the rate of the files.</param>
    /// <exception cref="InvalidDataException">A file is damaged or compressed, or files differ in rate or channels; the message says what to do.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SignalSet FromWavFolder(string folder, WavOptions? options = null) => WavFolder.Read(folder, options ?? new WavOptions());

    /// <summary>
    /// Reads numpy's arrays: signals <c>[N, Length]</c> or <c>[N, Length, Channels]</c>, and what belongs to each: whole numbers or texts <c>[N]</c> are
    /// classes, <c>[N, Length]</c> classes of steps, other numbers targets.
    /// </summary>
    /// <param name="path">A file .npy with the signals, or .npz with both.</param>
    /// <param name="labels">The file .npy with classes or targets; <see langword="null"/> for none, or for those of a file .npz.</param>
    /// <param name="options">The arrays' names and order; <see langword="null"/> for <c>x</c>, <c>y</c> and channels last.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or an array has another shape or type; the message says what to do.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SignalSet FromNpy(string path, string? labels = null, NpyOptions? options = null) => NpySignals.Read(path, labels, options ?? new NpyOptions());

    /// <summary>Reads a Parquet file, or all files <c>*.parquet</c> of a folder, as <see cref="FromCsv"/> reads text: a row is a step, a column a channel.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="options">Which column is what; <see langword="null"/> for a channel for each column.</param>
    /// <exception cref="InvalidDataException">A file is not like that; the message has file and row, and says what to do. Nothing is loaded.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static SignalSet FromParquet(string path, TableOptions? options = null)
    {
        options ??= new TableOptions();
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
            return FileSignals.Join(path, [(path, ReadParquet(path, options, null))], options.Classes);
        var files = FileSignals.In(path, "*.parquet");
        return FileSignals.Join(path, [.. files.Select(file => (file.Path, ReadParquet(file.Path, options, options.Label is null ? file.Folder : null)))], options.Classes);
    }

    private static (List<Signal> Signals, IReadOnlyList<string>? Channels) ReadCsv(string path, CsvOptions options, string? label)
    {
        using var table = new CsvTable(path, options);
        return options.SignalsInRows ? (RowSignals.Read(table, options, label), null) : TableReading.Read(table, options, label);
    }

    private static (List<Signal> Signals, IReadOnlyList<string>? Channels) ReadParquet(string path, TableOptions options, string? label)
    {
        using var table = new ParquetTable(path);
        return TableReading.Read(table, options, label);
    }
}
