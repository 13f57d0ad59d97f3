using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>A test that publishes with Native AOT and runs what came out, skipped where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    /// <param name="file">Where the test stands: the compiler fills it in.</param>
    /// <param name="line">Its line.</param>
    public NativeFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Requirements.WhyNoNative;
}
