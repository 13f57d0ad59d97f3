using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Onnx;

/// <summary>A tensor of known values. Whole numbers are kept as doubles, which hold all sizes.</summary>
/// <param name="Shape">Its dimensions; none for a single value.</param>
/// <param name="Values">Its values, row-major.</param>
/// <param name="IsInteger">Whether they are whole numbers, so that a division cuts off.</param>
internal sealed record OnnxTensor(int[] Shape, double[] Values, bool IsInteger)
{
    public string Name { get; private init; } = "";

    public int Rank => Shape.Length;

    public float[] Floats => Array.ConvertAll(Values, value => (float)value);

    public Grid Grid => new(Floats, Shape);

    public int[] Integers => Array.ConvertAll(Values, value => (int)Math.Clamp(value, int.MinValue, int.MaxValue));

    public static OnnxTensor Of(params int[] values) => new([values.Length], Array.ConvertAll(values, value => (double)value), true);

    public static OnnxTensor Read(ReadOnlyMemory<byte> message)
    {
        var (name, type, shape, values, raw) = ("", 1L, new List<int>(), new List<double>(), (ReadOnlyMemory<byte>?)null);
        foreach (var field in ProtoReader.Fields(message))
        {
            switch (field.Number)
            {
                case 1:
                    shape.AddRange(ProtoReader.Packed(field).Select(size => Guard.Size((long)size, "A dimension of a tensor")));
                    break;
                case 2:
                    type = field.Long;
                    break;
                case 4:
                    values.AddRange(Singles(field));
                    break;
                case 5:
                    values.AddRange(ProtoReader.Packed(field).Select(value => type is 10 ? (double)BitConverter.UInt16BitsToHalf((ushort)value) : (int)value));
                    break;
                case 7 or 11:
                    values.AddRange(ProtoReader.Packed(field).Select(value => (double)(long)value));
                    break;
                case 8:
                    name = field.Text;
                    break;
                case 9:
                    raw = field.Bytes;
                    break;
                case 10:
                    values.AddRange(Doubles(field));
                    break;
                case 14 when field.Value == 1:
                    throw new ImportException($"The tensor '{name}' lies in a file of its own, which is not taken. Save the model with its data in one file.");
            }
        }

        var all = raw is { } bytes ? Raw(bytes.Span, type, name) : [.. values];
        if (Guard.Product([.. shape], $"The tensor '{name}'") != all.Length)
            throw new ImportException($"The tensor '{name}' of [{string.Join(", ", shape)}] has {all.Length} values.");
        return new([.. shape], all, type is not (1 or 10 or 11 or 16)) { Name = name };
    }

    public static IEnumerable<double> Singles(ProtoField field) =>
        field.Bytes.IsEmpty ? [field.Single] : Raw(field.Bytes.Span, 1, "");

    private static IEnumerable<double> Doubles(ProtoField field) =>
        field.Bytes.IsEmpty ? [BitConverter.UInt64BitsToDouble(field.Value)] : Raw(field.Bytes.Span, 11, "");

    private static double[] Raw(ReadOnlySpan<byte> bytes, long type, string name)
    {
        var size = type switch { 1 or 6 or 12 => 4, 7 or 11 or 13 => 8, 10 or 16 or 4 or 5 => 2, 2 or 3 or 9 => 1, _ => throw new ImportException($"The tensor '{name}' has elements of type {type}, which are no numbers that are taken.") };
        if (bytes.Length % size != 0)
            throw new ImportException($"The tensor '{name}' has {bytes.Length} bytes, which is no multiple of {size}.");
        var values = new double[bytes.Length / size];
        for (var place = 0; place < values.Length; place++)
        {
            var at = bytes.Slice(place * size, size);
            values[place] = type switch
            {
                1 => BinaryPrimitives.ReadSingleLittleEndian(at),
                2 or 9 => at[0],
                3 => (sbyte)at[0],
                4 => BinaryPrimitives.ReadUInt16LittleEndian(at),
                5 => BinaryPrimitives.ReadInt16LittleEndian(at),
                6 => BinaryPrimitives.ReadInt32LittleEndian(at),
                10 => (double)BinaryPrimitives.ReadHalfLittleEndian(at),
                11 => BinaryPrimitives.ReadDoubleLittleEndian(at),
                12 => BinaryPrimitives.ReadUInt32LittleEndian(at),
                16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(at) << 16),
                _ => BinaryPrimitives.ReadInt64LittleEndian(at),
            };
        }

        return values;
    }
}
