using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Gen;

/// <summary>Expands the values of a file to 32-bit floats, whatever they are stored as.</summary>
internal static class StoredValues
{
    /// <summary>Expands a tensor.</summary>
    /// <param name="dtype">A type that <see cref="StoredFormats"/> knows.</param>
    /// <param name="stored">The bytes, little-endian.</param>
    /// <param name="scales">What whole numbers are multiplied by.</param>
    /// <param name="values">Receives the values.</param>
    internal static void Expand(string dtype, ReadOnlySpan<byte> stored, Scales scales, Span<float> values)
    {
        switch (dtype)
        {
            case SafetensorsWords.Float32:
                for (var index = 0; index < values.Length; index++)
                    values[index] = BinaryPrimitives.ReadSingleLittleEndian(stored[(index * sizeof(float))..]);
                break;
            case SafetensorsWords.Float16:
                for (var index = 0; index < values.Length; index++)
                    values[index] = (float)BinaryPrimitives.ReadHalfLittleEndian(stored[(2 * index)..]);
                break;
            case SafetensorsWords.Bfloat16:
                for (var index = 0; index < values.Length; index++)
                    values[index] = BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(stored[(2 * index)..]) << 16);
                break;
            default:
                for (var index = 0; index < values.Length; index++)
                    values[index] = (sbyte)stored[index] * scales[index];
                break;
        }
    }
}

/// <summary>The scales of a tensor: of the last axes of its shape, repeated over the others.</summary>
/// <param name="values">The scales.</param>
/// <param name="scaleShape">Their sizes: those of the tensor's last axes, or 1.</param>
/// <param name="shape">The tensor's sizes.</param>
internal readonly struct Scales(float[] values, IReadOnlyList<long> scaleShape, IReadOnlyList<long> shape)
{
    /// <summary>The scale of the tensor's value at an index.</summary>
    public float this[int index]
    {
        get
        {
            var (rest, place, stride) = ((long)index, 0L, 1L);
            for (var axis = 1; axis <= scaleShape.Count; axis++)
            {
                var (size, scaled) = (shape[^axis], scaleShape[^axis]);
                place += scaled == 1 ? 0 : rest % size * stride;
                stride *= scaled;
                rest /= size;
            }

            return values[place];
        }
    }
}
