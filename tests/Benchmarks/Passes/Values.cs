using System;
using System.Runtime.InteropServices;

namespace Benchmarks.Passes;

/// <summary>The caller's numbers, at a chosen place within a line of the cache. They live as long as the process, as ONNX Runtime's do.</summary>
internal sealed unsafe class Values
{
    private const nuint Line = 64;

    private readonly float* _values;
    private readonly int _count;

    /// <param name="count">How many; zeros.</param>
    /// <param name="offset">Bytes from the beginning of a line to the first of them.</param>
    public Values(int count, int offset)
    {
        var bytes = (nuint)count * sizeof(float) + (nuint)offset;
        var start = (byte*)NativeMemory.AlignedAlloc(bytes, Line);
        NativeMemory.Clear(start, bytes);
        _values = (float*)(start + offset);
        _count = count;
    }

    public Span<float> Span => new(_values, _count);
}
