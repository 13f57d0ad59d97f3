using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Gen.Tests.Golden;

/// <summary>The tensors of a safetensors file of float32, read without the project's own reader.</summary>
public sealed class GoldenFile
{
    private readonly Dictionary<string, float[]> _tensors = [];

    private GoldenFile(IReadOnlyDictionary<string, string> metadata) => Metadata = metadata;

    /// <summary>The file's own words about itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors' names.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>The values of a tensor.</summary>
    public float[] this[string name] => _tensors[name];

    /// <summary>Reads a file that stands beside the tests.</summary>
    /// <param name="name">Its name in the folder <c>Golden</c>.</param>
    public static GoldenFile Read(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", name));
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(sizeof(long), headerLength));
        var data = bytes.AsSpan(sizeof(long) + headerLength);
        var metadata = header.RootElement.GetProperty("__metadata__").EnumerateObject();
        var file = new GoldenFile(metadata.ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!));
        foreach (var entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            var offsets = entry.Value.GetProperty("data_offsets");
            var values = data[offsets[0].GetInt32()..offsets[1].GetInt32()];
            file._tensors.Add(entry.Name, MemoryMarshal.Cast<byte, float>(values).ToArray());
        }

        return file;
    }
}
