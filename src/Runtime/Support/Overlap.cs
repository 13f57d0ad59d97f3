using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>Refuses spans that share memory where the one is written while the other is still read.</summary>
internal static class Overlap
{
    /// <summary>Throws if two spans share memory. Costs a few instructions if they do not: fewer than Overlaps, which asks first whether one is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Refuse(ReadOnlySpan<float> read, ReadOnlySpan<float> written, string readName, string writtenName)
    {
        var offset = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(read), ref MemoryMarshal.GetReference(written));
        if ((nuint)offset < (nuint)read.Length * sizeof(float) || (nuint)(-offset) < (nuint)written.Length * sizeof(float))
            Throw(readName, writtenName);
    }

    /// <summary>As the other, for scratch.</summary>
    public static void Refuse(ReadOnlySpan<float> values, ReadOnlySpan<byte> scratch, string valuesName, string scratchName)
    {
        if (MemoryMarshal.AsBytes(values).Overlaps(scratch))
            Throw(valuesName, scratchName);
    }

    private static void Throw(string first, string second) => throw new ArgumentException(
        $"{first} and {second} overlap: {second} would be written while {first} is still read. Expected memory of its own for each.", second);
}
