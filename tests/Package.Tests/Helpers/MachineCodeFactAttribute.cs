using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>A test that reads what the native compiler makes for AVX-512, skipped where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MachineCodeFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    /// <param name="file">Where the test stands: the compiler fills it in.</param>
    /// <param name="line">Its line.</param>
    public MachineCodeFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Requirements.WhyNoMachineCode;
}
