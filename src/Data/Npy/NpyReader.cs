using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace Gen.Data;

/// <summary>Reads the bytes of files .npy.</summary>
internal static class NpyReader
{
    internal static NpyArray Read(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < 12 || !file.StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8]))
            throw Fault.At(name, $"it is no npy file, which begins with \\x93NUMPY", "Write it with numpy.save; several arrays with numpy.savez, as a file .npz.");
        var major = file[6];
        if (major is < 1 or > 3)
            throw Fault.At(name, $"it is of format {major}", "Expected 1, 2 or 3: write it with a present numpy.");
        var (length, start) = major == 1 ? (BinaryPrimitives.ReadUInt16LittleEndian(file[8..]), 10) : (BinaryPrimitives.ReadUInt32LittleEndian(file[8..]), 12);
        if (length > file.Length - start)
            throw Fault.At(name, $"its header should have {length} bytes, but {file.Length - start} follow", "The file is cut off: copy it again.");
        var text = (major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(file.Slice(start, (int)length));
        var header = NpyHeader.Parse(text, name);
        return ReadValues(header, NpyType.Parse(header.Type, name), file[(start + (int)length)..], name);
    }

    private static NpyArray ReadValues(NpyHeader header, NpyType type, ReadOnlySpan<byte> data, string name)
    {
        var count = header.Shape.Aggregate(1L, (product, size) => checked(product * size));
        if (data.Length != count * type.Size)
            throw Fault.At(name, $"{count} values of {type.Size} bytes should follow the header, but {data.Length} bytes do", "The file is cut off or damaged: copy it again.");
        var order = header.IsFortran ? FortranPlaces(header.Shape, (int)count) : null;
        var (numbers, texts) = (new float[type.IsText ? 0 : count], new string[type.IsText ? count : 0]);
        for (var i = 0; i < count; i++)
        {
            var bytes = data.Slice((order?[i] ?? i) * type.Size, type.Size);
            if (type.IsText)
                texts[i] = type.Text(bytes);
            else
                numbers[i] = type.Number(bytes);
        }

        return new NpyArray(header.Shape, numbers, texts, type.IsWhole);
    }

    /// <summary>Where each value in C order stands in Fortran's, the first dimension fastest.</summary>
    private static int[] FortranPlaces(int[] shape, int count)
    {
        var places = new int[count];
        var index = new int[shape.Length];
        for (var i = 0; i < count; i++)
        {
            var (place, stride) = (0, 1);
            for (var dimension = 0; dimension < shape.Length; dimension++)
            {
                place += index[dimension] * stride;
                stride *= shape[dimension];
            }

            places[i] = place;
            for (var dimension = shape.Length - 1; dimension >= 0 && ++index[dimension] == shape[dimension]; dimension--)
                index[dimension] = 0;
        }

        return places;
    }
}
