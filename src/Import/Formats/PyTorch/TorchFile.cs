using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;

namespace Gen.Import.Formats.PyTorch;

/// <summary>The tensors of a state dict, out of an archive, an old file of pickles, a safetensors file or json.</summary>
internal static class TorchFile
{
    private const int MostPickle = 64 << 20;
    private static readonly string[] s_inner = ["state_dict", "model_state_dict", "model", "weights", "net"];

    public static List<ForeignTensor> ReadArchive(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var pickle = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("data.pkl", StringComparison.Ordinal)) ?? throw new ImportException("The archive has no data.pkl; it is none of PyTorch's.");
        if (archive.Entries.Any(entry => entry.FullName.Contains("/code/", StringComparison.Ordinal)))
            throw new ImportException("The archive is a TorchScript program, which would have to be executed. Export the model to ONNX, or save its state_dict.");
        var root = pickle.FullName[..^"data.pkl".Length];
        var most = 10 * new FileInfo(path).Length + (100L << 20);
        var place = 0;
        var value = Pickle.Read(Bytes(pickle, MostPickle), ref place);
        return Tensors(value, storage => Bytes(archive.GetEntry($"{root}data/{storage.Key}") ?? throw new ImportException($"The archive lacks the storage '{storage.Key}'."), most));
    }

    /// <summary>Before 1.6: pickles of a number, a version, the machine, the object and the storages' names, then the storages.</summary>
    public static List<ForeignTensor> ReadPickles(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var place = 0;
        for (var head = 0; head < 3; head++)
            Pickle.Read(bytes, ref place);
        var value = Pickle.Read(bytes, ref place);
        var keys = (Pickle.Read(bytes, ref place) as List<object> ?? []).OfType<string>().ToList();
        var types = new Dictionary<string, string>();
        Collect(value, types);
        var storages = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var key in keys)
        {
            if (place + 8 > bytes.Length || !types.TryGetValue(key, out var type))
                throw new ImportException("The file ends before its storages do.");
            var size = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(place)) * SizeOf(type);
            if (size < 0 || size > bytes.Length - place - 8)
                throw new ImportException("The file ends before its storages do.");
            storages[key] = bytes.AsMemory(place + 8, (int)size);
            place += 8 + (int)size;
        }

        return Tensors(value, storage => storages.TryGetValue(storage.Key, out var found) ? found : throw new ImportException($"The file lacks the storage '{storage.Key}'."));
    }

    /// <summary>A state dict as json: names with nested lists.</summary>
    public static List<ForeignTensor>? ReadJson(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.Array) && root.EnumerateObject().All(member => member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Number)
        ? [.. root.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array).Select(member =>
        {
            var (shape, values) = member.Value.Numbers(member.Name);
            return new ForeignTensor(member.Name, shape, values);
        })]
        : null;

    private static List<ForeignTensor> Tensors(object value, Func<PickledStorage, ReadOnlyMemory<byte>> open)
    {
        var dictionary = value as Dictionary<string, object> ?? throw new ImportException("The file holds no dictionary of tensors. Save the weights: torch.save(model.state_dict(), path).");
        while (!dictionary.Values.OfType<PickledTensor>().Any() && s_inner.Select(name => dictionary.GetValueOrDefault(name)).OfType<Dictionary<string, object>>().FirstOrDefault() is { } inner)
            dictionary = inner;
        var opened = new Dictionary<string, ReadOnlyMemory<byte>>();
        List<ForeignTensor> tensors = [.. dictionary.Where(pair => pair.Value is PickledTensor).Select(pair => Read(pair.Key, (PickledTensor)pair.Value, storage =>
            opened.TryGetValue(storage.Key, out var bytes) ? bytes : opened[storage.Key] = open(storage)))];
        return tensors.Count > 0 ? tensors : throw new ImportException("The file holds no tensors.");
    }

    private static ForeignTensor Read(string name, PickledTensor tensor, Func<PickledStorage, ReadOnlyMemory<byte>> open)
    {
        var (size, bytes) = (SizeOf(tensor.Storage.Type), open(tensor.Storage));
        var shape = Array.ConvertAll(tensor.Shape, part => Guard.Size(part, name));
        var count = Guard.Product(shape, name);
        var last = tensor.Offset + tensor.Shape.Zip(tensor.Strides, (part, stride) => (double)Math.Max(part - 1, 0) * stride).Sum();
        if (tensor.Offset < 0 || tensor.Strides.Length != shape.Length || tensor.Strides.Any(stride => stride < 0) || (count > 0 && (last + 1) * size > bytes.Length))
            throw new ImportException($"The tensor '{name}' does not lie in its storage.");
        var places = Coordinates.Walk(shape, Array.ConvertAll(tensor.Strides, stride => (int)Math.Min(stride, int.MaxValue)), (int)tensor.Offset);
        return new(name, shape, Array.ConvertAll(places, place => Value(bytes.Span.Slice(place * size, size), tensor.Storage.Type)));
    }

    private static int SizeOf(string type) => type switch
    {
        "FloatStorage" or "IntStorage" => 4,
        "DoubleStorage" or "LongStorage" => 8,
        "HalfStorage" or "BFloat16Storage" or "ShortStorage" => 2,
        "ByteStorage" or "CharStorage" or "BoolStorage" => 1,
        _ => throw new ImportException($"A tensor has elements of '{type}'; expected floats."),
    };

    private static float Value(ReadOnlySpan<byte> bytes, string type) => type switch
    {
        "FloatStorage" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "DoubleStorage" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "HalfStorage" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BFloat16Storage" => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        "LongStorage" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "IntStorage" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "ShortStorage" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        _ => bytes[0],
    };

    private static void Collect(object value, Dictionary<string, string> types)
    {
        foreach (var item in (value as Dictionary<string, object>)?.Values ?? Enumerable.Empty<object>())
        {
            if (item is PickledTensor tensor)
                types[tensor.Storage.Key] = tensor.Storage.Type;
            else
                Collect(item, types);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most)
            throw new ImportException($"{entry.FullName} would have {entry.Length} bytes; at most {most} are taken.");
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : throw new ImportException($"{entry.FullName} ends too early.");
    }
}
