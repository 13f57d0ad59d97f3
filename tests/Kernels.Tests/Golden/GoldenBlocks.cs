using System.Collections.Generic;

namespace Gen.Tests.Golden;

/// <summary>Nine networks of residuals, concats and blocks, nested and with normalisations; three samples each.</summary>
public static class GoldenBlocks
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = GoldenCase.ReadAll("blocks.safetensors");
}
