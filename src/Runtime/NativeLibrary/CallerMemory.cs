using System;

namespace Gen.Support;

/// <summary>A C program's memory, checked as far as it can be.</summary>
internal static unsafe class CallerMemory
{
    /// <summary>Values to read.</summary>
    /// <exception cref="NativeException">The pointer is null though there are values, or there are too many.</exception>
    public static ReadOnlySpan<T> Read<T>(nint values, nuint count, string name)
        where T : unmanaged => Write<T>(values, count, name);

    /// <summary>Values to write.</summary>
    /// <exception cref="NativeException">The pointer is null though there are values, or there are too many.</exception>
    public static Span<T> Write<T>(nint values, nuint count, string name)
        where T : unmanaged
    {
        if (values == 0 && count > 0)
            throw new NativeException(NativeStatus.Null, $"{name} is null; expected {count} values.");
        return new((void*)values, Count(count, name));
    }

    /// <summary>One result.</summary>
    /// <exception cref="NativeException">The pointer is null.</exception>
    public static ref T Result<T>(nint place, string name)
        where T : unmanaged
    {
        if (place == 0)
            throw new NativeException(NativeStatus.Null, $"{name} is null; expected where to write it.");
        return ref *(T*)place;
    }

    /// <summary>A count that spans can have.</summary>
    /// <exception cref="NativeException">It is too great.</exception>
    public static int Count(nuint count, string name) => count <= int.MaxValue
        ? (int)count
        : throw new NativeException(NativeStatus.Argument, $"{name} has {count} values; expected at most {int.MaxValue}.");
}
