using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>Tests that fetch packages, skipped where none can be fetched.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegistryTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides whether the tests run.</summary>
    /// <param name="file">Where the test stands: the compiler fills it in.</param>
    /// <param name="line">Its line.</param>
    public RegistryTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Requirements.WhyNoRegistry;
}
