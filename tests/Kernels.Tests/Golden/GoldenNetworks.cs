using System.Collections.Generic;

namespace Gen.Tests.Golden;

/// <summary>12 small networks of several layers; three samples each.</summary>
public static class GoldenNetworks
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = GoldenCase.ReadAll("networks.safetensors");
}
