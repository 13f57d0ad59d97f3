using System;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>A test that fetches packages, skipped where none can be fetched.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegistryFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public RegistryFactAttribute() => Skip = Requirements.WhyNoRegistry;
}
