using System;
using System.Runtime.InteropServices;

namespace Benchmarks.Building;

/// <summary>The processor time of the processes that this one started and that have ended, as Linux counts it.</summary>
internal static partial class ChildTime
{
    private const int Children = -1;

    /// <summary>User and system seconds.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux on 64 bits.</exception>
    public static double Seconds()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            throw new PlatformNotSupportedException("Processor times of the compiler are read on Linux only.");
        // struct rusage: user seconds and microseconds, system seconds and microseconds, and fourteen numbers more.
        var usage = new long[18];
        if (GetUsage(Children, usage) != 0)
            throw new InvalidOperationException("The system does not tell its processes' times.");
        return usage[0] + usage[2] + (usage[1] + usage[3]) * 1e-6;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
