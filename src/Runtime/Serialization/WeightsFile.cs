using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>
/// Parameters in the safetensors format, under their names and in their canonical layouts, as 32-bit floats or smaller (<see cref="WeightFormat"/>). Equal parameters give
/// equal bytes. Files written by other libraries load too, whatever the order of their tensors.
/// </summary>
public static class WeightsFile
{
    /// <summary>Writes the parameters to a file: to a new one beside it, which then takes its place.</summary>
    /// <param name="path">The file; if writing fails, it is as it was.</param>
    /// <param name="parameters">What to write, in this order.</param>
    public static void Save(string path, IReadOnlyList<Parameter> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        TargetFile.Replace(path, stream => Save(stream, parameters));
    }

    /// <summary>Writes the parameters to a file with smaller weights; biases and normalisations stay 32-bit floats. <c>Load</c> and <c>[Weights]</c> take such files as any other.</summary>
    /// <param name="path">The file; if writing fails, it is as it was.</param>
    /// <param name="parameters">What to write, in this order.</param>
    /// <param name="format">How weights are stored: as <see cref="WeightFormat.Int8"/> each as a whole number of its filter's scale, which is the greatest magnitude over 127.</param>
    /// <exception cref="InvalidDataException">A weight is no finite number, and <see cref="WeightFormat.Int8"/> is asked for.</exception>
    public static void Save(string path, IReadOnlyList<Parameter> parameters, WeightFormat format)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new MemoryStream();
        Save(file, parameters);
        var bytes = Convert(file.ToArray(), format);
        TargetFile.Replace(path, stream => stream.Write(bytes));
    }

    /// <summary>A file's bytes with smaller weights.</summary>
    /// <param name="file">A safetensors file; its tensors of 32-bit floats are converted, others stay.</param>
    /// <param name="format">How weights are to be stored.</param>
    /// <param name="isConverted">Whether the tensor of a name is to be; without it, the weights of every layer.</param>
    /// <exception cref="InvalidDataException">It is no safetensors file, or a weight is no finite number and <see cref="WeightFormat.Int8"/> is asked for.</exception>
    public static byte[] Convert(byte[] file, WeightFormat format, Predicate<string>? isConverted = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return format switch
        {
            WeightFormat.Float32 => file,
            WeightFormat.Bfloat16 => SmallerWeights.Convert(file, SafetensorsWords.Bfloat16, isConverted),
            WeightFormat.Int8 => SmallerWeights.Convert(file, SafetensorsWords.Int8, isConverted),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Expected Float32, Bfloat16 or Int8."),
        };
    }

    /// <summary>Writes the parameters.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="parameters">What to write, in this order.</param>
    public static void Save(Stream stream, IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        stream.Write(SafetensorsHeaderWriter.Create(parameters));
        foreach (var taken in Take(parameters))
        {
            var values = new float[taken.Layout.Length];
            taken.Layout.Unpack(taken.Span, values);
            FloatStream.Write(stream, values);
        }
    }

    /// <summary>Reads the parameters from a file; when it throws, they are as they were.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What to read: exactly the tensors of the file, in any order.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors are not these parameters; the message says which.</exception>
    public static void Load(string path, IReadOnlyList<Parameter> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        try
        {
            Load(stream, parameters);
        }
        catch (InvalidDataException e)
        {
            throw BadData.Create($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads the parameters up to the end of a stream; when it throws, they are as they were. Predictions that run see all new ones or none.</summary>
    /// <param name="stream">Where from; need not be seekable, and is left open.</param>
    /// <param name="parameters">What to read: exactly the tensors of the data, in any order.</param>
    /// <exception cref="InvalidDataException">The data are damaged, or their tensors are not these parameters; the message says which.</exception>
    public static void Load(Stream stream, IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        IReadOnlyList<string>? names = null;
        var tensors = SafetensorsReader.ReadHead(stream, Expected(parameters), (name, text) => names = name == ClassNamesText.Key ? ClassNamesText.Read(text) : names);
        var stored = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var found = 0L;
        foreach (var tensor in tensors)
        {
            var bytes = new byte[tensor.Bytes];
            found += stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            stored.Add(tensor.Name, bytes);
        }

        SafetensorsReader.RequireLength(tensors, stream.ReadByte() < 0 ? found : found + 1);
        var read = new StoredFile(tensors, name => stored[name]);
        var values = parameters.ToDictionary(parameter => parameter, parameter => read.Values(parameter));
        ParameterChange.Replace(values);
        Name(parameters, names);
    }

    /// <summary>Reads the parameters from a whole file in memory, in place; when it throws, they are as they were. Predictions that run see all new ones or none.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="parameters">What to read: exactly the tensors of the file, in any order.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors are not these parameters; the message says which.</exception>
    public static void Load(ReadOnlySpan<byte> file, IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        IReadOnlyList<string>? names = null;
        var tensors = ReadHead(file, Expected(parameters), (name, text) => names = name == ClassNamesText.Key ? ClassNamesText.Read(text) : names, out var position);
        SafetensorsReader.RequireLength(tensors, file.Length - position);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var tensor in tensors)
        {
            places.Add(tensor.Name, position);
            position += (int)tensor.Bytes;
        }

        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (var network in ParameterChange.ByOwner(parameters))
        {
            using var change = new ParameterChange(network.Key);
            foreach (var parameter in network)
                Pack(file, byName, places, parameter, change.Values(parameter));
            change.Commit(prepare: true);
            foreach (var parameter in network)
                parameter.Replaced();
        }

        Name(parameters, names);
    }

    /// <summary>Floats are packed in place, without a copy; what is smaller is expanded first.</summary>
    private static void Pack(ReadOnlySpan<byte> file, Dictionary<string, StoredTensor> tensors, Dictionary<string, int> places, Parameter parameter, ParameterValues packed)
    {
        var tensor = tensors[parameter.Name];
        var bytes = file.Slice(places[tensor.Name], (int)tensor.Bytes);
        if (tensor.DType == SafetensorsWords.Float32)
        {
            FloatStream.Pack(bytes, packed);
            return;
        }

        var scales = tensor.DType == SafetensorsWords.Int8 ? file.Slice(places[tensor.ScaleName], (int)tensors[tensor.ScaleName].Bytes) : default;
        packed.Layout.Pack(StoredFile.Values(tensor, bytes, tensor.DType == SafetensorsWords.Int8 ? tensors[tensor.ScaleName] : null, scales), packed.Span);
    }

    /// <summary>Gives a network the names of classes that a file has; a file without leaves those that there are.</summary>
    private static void Name(IReadOnlyList<Parameter> parameters, IReadOnlyList<string>? names)
    {
        if (names is not null && parameters is ParameterSet set)
            set.ClassNames = names;
    }

    /// <summary>The values as they are at this time, which no Load and no Write changes afterwards.</summary>
    private static List<ParameterValues> Take(IReadOnlyList<Parameter> parameters)
    {
        var taken = parameters.Select(parameter => parameter.Owner).OfType<ParameterSet>().Distinct().ToDictionary(owner => owner, owner => owner.Take());
        return [.. parameters.Select(parameter => parameter.Owner is { } owner ? taken[owner][parameter.Index] : parameter.Values)];
    }

    private static unsafe IReadOnlyList<StoredTensor> ReadHead(
        ReadOnlySpan<byte> file, IReadOnlyList<ExpectedTensor> expected, Action<string, string> metadata, out int position)
    {
        fixed (byte* first = file)
        {
            using var stream = first is null ? Stream.Null : new UnmanagedMemoryStream(first, file.Length);
            var tensors = SafetensorsReader.ReadHead(stream, expected, metadata);
            position = (int)stream.Position;
            return tensors;
        }
    }

    private static List<ExpectedTensor> Expected(IReadOnlyList<Parameter> parameters) =>
        [.. parameters.Select(parameter => new ExpectedTensor(parameter.Name, parameter.Shape, parameter.Length))];
}
