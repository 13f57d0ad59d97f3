using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>Reads those tensors of a safetensors file that a network has, too, and leaves the others aside.</summary>
internal static class MatchingTensors
{
    /// <summary>Reads them; when it throws, the parameters are as they were.</summary>
    /// <returns>The names of the parameters that were read, in their order.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or no tensor has the name and the shape of a parameter.</exception>
    internal static IReadOnlyList<string> Load(byte[] file, IReadOnlyList<Parameter> parameters)
    {
        using var stream = new MemoryStream(file);
        var entries = SafetensorsReader.ReadEntries(stream).ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        var data = file.AsMemory((int)stream.Position);
        var values = new Dictionary<Parameter, float[]>();
        foreach (var parameter in parameters)
        {
            if (entries.TryGetValue(parameter.Name, out var entry) && entry.DType == SafetensorsWords.Float32 && entry.Shape.SequenceEqual(parameter.Shape.Select(size => (long)size)))
                values.Add(parameter, Read(entry, data, parameter));
        }

        if (values.Count == 0)
        {
            throw BadData.Create(
                $"No tensor has the name and the shape of a parameter; the file has {string.Join(", ", entries.Keys.Take(10))}, the network {string.Join(", ", parameters.Take(10))}.");
        }

        ParameterChange.Replace(values);
        return [.. parameters.Where(values.ContainsKey).Select(parameter => parameter.Name)];
    }

    private static float[] Read(SafetensorsEntry entry, ReadOnlyMemory<byte> data, Parameter parameter)
    {
        var bytes = (long)parameter.Length * sizeof(float);
        if (entry.Begin < 0 || entry.End - entry.Begin != bytes || entry.End > data.Length)
            throw BadData.Create($"Tensor '{entry.Name}': expected {bytes} bytes, found the data_offsets [{entry.Begin}, {entry.End}] of {data.Length} bytes.");
        var values = new float[parameter.Length];
        using var stream = new MemoryStream(data.Slice((int)entry.Begin, (int)bytes).ToArray());
        FloatStream.Read(stream, values);
        return values;
    }
}
