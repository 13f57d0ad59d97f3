using System;
using System.Collections.Generic;

namespace Gen.Tests.Golden;

/// <summary>
/// Recurrent layers drawn over their options, two samples each, and two of 100 steps. The environment variable <c>GEN_GOLDEN_RECURRENT</c> names another file with more of them.
/// </summary>
public static class GoldenRecurrent
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = GoldenCase.ReadAll(Environment.GetEnvironmentVariable("GEN_GOLDEN_RECURRENT") ?? "recurrent.safetensors");
}
