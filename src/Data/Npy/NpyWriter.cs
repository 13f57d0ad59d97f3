using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Gen.Data;

/// <summary>Writes files .npy of format 1.</summary>
internal static class NpyWriter
{
    private const int Alignment = 64;
    private const int PrefixBytes = 10;

    internal static void Write(string path, ReadOnlySpan<float> values, ReadOnlySpan<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var count = 1L;
        foreach (var size in shape)
            count *= size;
        var sizes = string.Join(", ", shape.ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture)));
        if (count != values.Length)
            throw new ArgumentException(FormattableString.Invariant($"The shape [{sizes}] has {count} values, but there are {values.Length}."), nameof(shape));
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({sizes}{(shape.Length == 1 ? "," : "")}), }}";
        var padded = header.PadRight((PrefixBytes + header.Length + Alignment) / Alignment * Alignment - PrefixBytes - 1) + "\n";
        using var stream = File.Create(path);
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)padded.Length, (byte)(padded.Length >> 8)]);
        stream.Write(Encoding.Latin1.GetBytes(padded));
        stream.Write(MemoryMarshal.AsBytes(values));
    }
}
