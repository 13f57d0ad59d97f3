using System.Collections.Generic;

namespace Gen.Tests.Golden;

/// <summary>
/// The layers beside the plain convolution: 24 depthwise, 24 separable and 56 transposed convolutions drawn over their options, normalisations, slopes and
/// upsampling at odd channels, and 4 networks that mix them; one sample each.
/// </summary>
public static class GoldenLayers
{
    /// <summary>The cases.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = GoldenCase.ReadAll("layers.safetensors");
}
