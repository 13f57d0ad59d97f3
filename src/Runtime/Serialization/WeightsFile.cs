using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>
/// Parameters in the safetensors format, under their names and in their canonical layouts, as 32-bit floats. Equal parameters give
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
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                Save(stream, parameters);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes the parameters.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="parameters">What to write, in this order.</param>
    public static void Save(Stream stream, IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        stream.Write(SafetensorsHeader.Create(parameters));
        foreach (var parameter in parameters)
        {
            var values = new float[parameter.Length];
            parameter.Read(values);
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

    /// <summary>Reads the parameters up to the end of a stream; when it throws, they are as they were.</summary>
    /// <param name="stream">Where from; need not be seekable, and is left open.</param>
    /// <param name="parameters">What to read: exactly the tensors of the data, in any order.</param>
    /// <exception cref="InvalidDataException">The data are damaged, or their tensors are not these parameters; the message says which.</exception>
    public static void Load(Stream stream, IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        var inFileOrder = SafetensorsMatch.InFileOrder(SafetensorsHeader.Read(stream), parameters);
        var values = inFileOrder.ConvertAll(parameter => ReadValues(stream, parameter));
        if (stream.ReadByte() >= 0)
            throw BadData.Create($"More bytes follow the last tensor, '{(inFileOrder.Count > 0 ? inFileOrder[^1].Name : "none")}'.");

        for (var i = 0; i < values.Count; i++)
            inFileOrder[i].Write(values[i]);
    }

    /// <summary>Reads the parameters from a whole file in memory, in place; when it throws, they are as they were.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="parameters">What to read: exactly the tensors of the file, in any order.</param>
    /// <exception cref="InvalidDataException">The data are damaged, or their tensors are not these parameters; the message says which.</exception>
    public static void Load(ReadOnlySpan<byte> file, IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var inFileOrder = SafetensorsMatch.InFileOrder(SafetensorsHeader.Read(file, out var values), parameters);
        var expected = inFileOrder.Sum(parameter => (long)parameter.Length * sizeof(float));
        if (values.Length != expected)
            throw BadData.Create($"The tensors have {expected} bytes, but {values.Length} bytes follow the header.");
        foreach (var parameter in inFileOrder)
        {
            FloatStream.Write(parameter, values[..(parameter.Length * sizeof(float))]);
            values = values[(parameter.Length * sizeof(float))..];
        }
    }

    private static float[] ReadValues(Stream stream, Parameter parameter)
    {
        var values = new float[parameter.Length];
        var read = FloatStream.Read(stream, values);
        var expected = (long)values.Length * sizeof(float);
        return read == expected
            ? values
            : throw BadData.Create($"Tensor '{parameter.Name}': the data end after {read} of its {expected} bytes.");
    }
}
