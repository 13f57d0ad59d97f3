using System;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>A test that reads what the native compiler makes for AVX-512, skipped where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MachineCodeFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public MachineCodeFactAttribute() => Skip = Requirements.WhyNoMachineCode;
}
