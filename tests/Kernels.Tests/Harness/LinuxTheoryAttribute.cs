using System;
using Xunit;

namespace Gen.Tests.Harness;

/// <summary>A test that asks the Linux kernel for guarded pages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips elsewhere.</summary>
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "SKIPPED: guarded pages are asked for in Linux' way.";
    }
}
