using System;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>Tests that fetch packages, skipped where none can be fetched.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegistryTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides whether the tests run.</summary>
    public RegistryTheoryAttribute() => Skip = Requirements.WhyNoRegistry;
}
