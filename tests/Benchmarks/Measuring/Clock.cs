using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks.Measuring;

/// <summary>What time is measured with: the wall's, or the processor time of this thread, which stands still while others have the processor.</summary>
internal static partial class Clock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Whether the thread's processor time counts. All items run on the measuring thread, so on an idle machine both are the same.</summary>
    public static bool IsProcessorTime { get; set; }

    /// <summary>Seconds since some moment.</summary>
    /// <exception cref="PlatformNotSupportedException">Processor time is wanted elsewhere than on Linux.</exception>
    public static double Seconds()
    {
        if (!IsProcessorTime)
            return (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
        if (!OperatingSystem.IsLinux() || GetTime(ThreadProcessorTime, out var time) != 0)
            throw new PlatformNotSupportedException("The processor time of a thread is read on Linux only; measure with the wall's clock.");
        return time.Seconds + 1e-9 * time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
