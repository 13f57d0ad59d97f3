using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>A test that fetches packages, skipped where none can be fetched.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegistryFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    /// <param name="file">Where the test stands: the compiler fills it in.</param>
    /// <param name="line">Its line.</param>
    public RegistryFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Requirements.WhyNoRegistry;
}
