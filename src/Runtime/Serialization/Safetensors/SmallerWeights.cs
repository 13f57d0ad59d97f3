using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>
/// Writes a safetensors file anew with smaller weights. Those of layers change, which are nearly all of a file; biases and normalisations stay floats of 32 bits.
/// The generator compiles this file too: what <c>[Weights]</c> puts into an assembly and what <c>Save</c> writes are the same bytes.
/// </summary>
internal static class SmallerWeights
{
    /// <summary>So few scales would be those of a depthwise layer's multiplier, and not of its filters.</summary>
    private const int FewestScales = 4;

    /// <summary>The file with the weights in another element type.</summary>
    /// <param name="file">A file that was checked.</param>
    /// <param name="dtype"><c>BF16</c> or <c>I8</c>.</param>
    /// <param name="isConverted">Whether the tensor of a name is to be; without it, the weights of every layer.</param>
    /// <exception cref="InvalidDataException">A weight is no finite number, and whole numbers are asked for.</exception>
    internal static byte[] Convert(byte[] file, string dtype, Predicate<string>? isConverted = null)
    {
        using var stream = new MemoryStream(file);
        var metadata = new List<KeyValuePair<string, string>>();
        var entries = SafetensorsReader.ReadEntries(stream, (name, text) => metadata.Add(new(name, text)));
        var start = (int)stream.Position;
        var tensors = entries.OrderBy(entry => entry.Begin).SelectMany(entry => Convert(entry, file, start, isConverted is null || isConverted(entry.Name) ? dtype : entry.DType)).ToList();
        return SafetensorsText.File(metadata, tensors);
    }

    private static IEnumerable<StoredBytes> Convert(SafetensorsEntry entry, byte[] file, int start, string dtype)
    {
        var bytes = new byte[entry.End - entry.Begin];
        Array.Copy(file, start + entry.Begin, bytes, 0, bytes.Length);
        if (entry.DType != SafetensorsWords.Float32 || dtype == entry.DType || entry.Shape.Count < 2 || !entry.Name.EndsWith("weight", StringComparison.Ordinal))
            return [new(entry.Name, entry.DType, entry.Shape, bytes)];
        return dtype == SafetensorsWords.Int8 ? Whole(entry, bytes) : [new(entry.Name, dtype, entry.Shape, Halves(bytes))];
    }

    /// <summary>The upper halves of floats, rounded to nearest, ties to even. What is no number stays none.</summary>
    private static byte[] Halves(byte[] floats)
    {
        var halves = new byte[floats.Length / 2];
        for (var index = 0; index < halves.Length / 2; index++)
        {
            var bits = Bits(floats, index);
            var half = (bits & 0x7FFF_FFFF) > 0x7F80_0000 ? bits >> 16 | 0x40 : bits + 0x7FFF + (bits >> 16 & 1) >> 16;
            halves[2 * index] = (byte)(half & 0xFF);
            halves[2 * index + 1] = (byte)(half >> 8 & 0xFF);
        }

        return halves;
    }

    /// <summary>Whole numbers and the scales that they are multiplied by: a filter's greatest weight becomes 127.</summary>
    private static StoredBytes[] Whole(SafetensorsEntry entry, byte[] floats)
    {
        var axes = entry.Shape[entry.Shape.Count - 1] < FewestScales ? 2 : 1;
        var scaleShape = entry.Shape.Skip(entry.Shape.Count - axes).ToList();
        var scales = new float[scaleShape.Aggregate(1L, (product, axis) => product * axis)];
        var values = Enumerable.Range(0, floats.Length / sizeof(float)).Select(index => BitConverter.ToSingle(floats, index * sizeof(float))).ToArray();
        for (var index = 0; index < values.Length; index++)
        {
            if (float.IsNaN(values[index]) || float.IsInfinity(values[index]))
                throw BadData.Create($"Tensor '{entry.Name}' has a weight that is no finite number, at place {index}: no scale takes it to 8 bits.");
            scales[index % scales.Length] = Math.Max(scales[index % scales.Length], Math.Abs(values[index]) / sbyte.MaxValue);
        }

        var whole = values.Select((value, index) => unchecked((byte)(sbyte)Nearest(value, scales[index % scales.Length]))).ToArray();
        return
        [
            new(entry.Name, SafetensorsWords.Int8, entry.Shape, whole),
            new(entry.Name + StoredTensor.ScaleSuffix, SafetensorsWords.Float32, scaleShape, [.. scales.SelectMany(BitConverter.GetBytes)]),
        ];
    }

    private static double Nearest(float value, float scale) =>
        scale > 0 ? Math.Max(-sbyte.MaxValue, Math.Min(sbyte.MaxValue, Math.Round((double)value / scale))) : 0;

    private static uint Bits(byte[] floats, int index)
    {
        var place = index * sizeof(float);
        return floats[place] | (uint)floats[place + 1] << 8 | (uint)floats[place + 2] << 16 | (uint)floats[place + 3] << 24;
    }
}
