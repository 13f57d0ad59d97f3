using System;
using System.Runtime.InteropServices;

namespace Gen.Tests.Harness;

/// <summary>
/// Memory between two pages that nobody may touch: one float too far, read or written, ends the process. Linux only.
/// </summary>
public sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nint _start;
    private readonly nuint _pages;
    private readonly nuint _page = (nuint)Environment.SystemPageSize;

    /// <summary>Maps room for so many bytes.</summary>
    public GuardedMemory(int bytes)
    {
        _pages = ((nuint)bytes + _page - 1) / _page;
        _start = Map(0, (_pages + 2) * _page, 0, PrivateAnonymous, -1, 0);
        if (_start == -1 || Protect(_start + (nint)_page, _pages * _page, ReadWrite) != 0)
            throw new InvalidOperationException($"No guarded memory: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>So many floats right behind the first guard, or right before the second.</summary>
    public Span<float> Floats(int count, bool atEnd)
    {
        var first = _start + (nint)_page;
        return new((void*)(atEnd ? first + (nint)(_pages * _page) - (nint)count * sizeof(float) : first), count);
    }

    /// <summary>Unmaps it.</summary>
    public void Dispose() => _ = Unmap(_start, (_pages + 2) * _page);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nuint length);
}
