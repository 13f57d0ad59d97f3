using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Tests.Harness;

/// <summary>A test that asks the Linux kernel for guarded pages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips elsewhere.</summary>
    /// <param name="file">Where the test stands: the compiler fills it in.</param>
    /// <param name="line">Its line.</param>
    public LinuxTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!OperatingSystem.IsLinux())
            Skip = "SKIPPED: guarded pages are asked for in Linux' way.";
    }
}
