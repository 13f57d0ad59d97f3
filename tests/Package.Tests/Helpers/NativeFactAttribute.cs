using System;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>A test that publishes with Native AOT and runs what came out, skipped where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public NativeFactAttribute() => Skip = Requirements.WhyNoNative;
}
