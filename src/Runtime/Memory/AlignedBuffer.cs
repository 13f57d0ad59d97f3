using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen;

/// <summary>Zeroed floats that start on a 64-byte line and never move, so that a reference into them stays good.</summary>
public class AlignedBuffer
{
    private const int LineBytes = 64;
    private const int LineFloats = LineBytes / sizeof(float);

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates on the pinned heap, with a line behind the last float that may be read as part of a vector.</summary>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _array = GC.AllocateArray<float>(length + 2 * LineFloats, pinned: true);
        _start = FloatsToLine(_array);
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The first float.</summary>
    public ref float Origin => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);

    /// <summary>All floats.</summary>
    public Span<float> Span => new(_array, _start, Length);

    private static unsafe int FloatsToLine(float[] array)
    {
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        return (int)((LineBytes - address % LineBytes) % LineBytes / sizeof(float));
    }
}
