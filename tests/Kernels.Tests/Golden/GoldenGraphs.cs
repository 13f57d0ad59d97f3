using System.Collections.Generic;

namespace Gen.Tests.Golden;

/// <summary>11 networks with named signals, among them a U-Net, gates, several outputs and embeddings; three samples each.</summary>
public static class GoldenGraphs
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = GoldenCase.ReadAll("graphs.safetensors");
}
