using System;
using System.Buffers.Binary;
using System.IO;

namespace Gen.Import.Formats.Keras;

/// <summary>
/// Checks the sizes that an HDF5 file gives its heaps before a reader allocates them: in a damaged file they may be any number. A heap begins with a word, a version and
/// zeros, and is found by these wherever it lies.
/// </summary>
internal static class HdfHeaps
{
    private const int BytesOfHead = 16;
    private const int BytesOfObject = 16;

    public static void Check(Stream stream)
    {
        var file = new byte[checked((int)stream.Length)];
        stream.Position = 0;
        stream.ReadExactly(file);
        stream.Position = 0;
        foreach (var word in new[] { "GCOL", "HEAP" })
        {
            byte[] head = [.. System.Text.Encoding.ASCII.GetBytes(word), (byte)(word == "GCOL" ? 1 : 0), 0, 0, 0];
            for (var (at, from) = (file.AsSpan().IndexOf(head), 0); at >= 0; at = file.AsSpan(from).IndexOf(head))
            {
                Check(file.AsSpan(from + at), file.Length, word == "GCOL");
                from += at + head.Length;
            }
        }
    }

    private static void Check(ReadOnlySpan<byte> heap, int fileBytes, bool isGlobal)
    {
        var size = heap.Length >= BytesOfHead ? BinaryPrimitives.ReadUInt64LittleEndian(heap[8..]) : ulong.MaxValue;
        // The values of a local heap lie elsewhere, those of a global one behind its head.
        if (size > (ulong)fileBytes || (isGlobal && size > (ulong)heap.Length))
            throw Damaged(size);
        for (var place = BytesOfHead; isGlobal && place + BytesOfObject <= (int)size;)
        {
            var (index, bytes) = (BinaryPrimitives.ReadUInt16LittleEndian(heap[place..]), BinaryPrimitives.ReadUInt64LittleEndian(heap[(place + 8)..]));
            if (index == 0)
                return;
            if (bytes > size)
                throw Damaged(bytes);
            place += BytesOfObject + (int)((bytes + 7) / 8 * 8);
        }
    }

    private static ImportException Damaged(ulong size) => new($"The file is damaged: a heap in it would have {size} bytes.");
}
