using System.Collections.Generic;

namespace Gen.Tests.Golden;

/// <summary>240 networks of one convolution, drawn over all options; one sample each.</summary>
public static class GoldenConv1d
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = GoldenCase.ReadAll("conv1d.safetensors");
}
