using System.Collections.Generic;

namespace Gen.Import;

/// <summary>What the user says about a model beside its file.</summary>
public sealed record ImportOptions
{
    /// <summary>The steps to build for, where the model takes any.</summary>
    public int? Length { get; init; }

    /// <summary>The channels that come in, where the file does not say: those of a state dict with groups.</summary>
    public int? Channels { get; init; }

    /// <summary>The shapes of inputs that are at hand, batch included, in the file's order: they say the sizes that the model leaves open.</summary>
    public IReadOnlyList<int[]> Shapes { get; init; } = [];

    /// <summary>The shape of the first output that is expected: it says what a state dict leaves open.</summary>
    public int[]? OutputShape { get; init; }

    /// <summary>The stride of the convolution that a state dict consists of.</summary>
    public int? Stride { get; init; }

    /// <summary>Its dilation.</summary>
    public int? Dilation { get; init; }

    /// <summary>Its padding, before and behind.</summary>
    public int[]? Padding { get; init; }

    /// <summary>The class's name. Default: the model's.</summary>
    public string? ClassName { get; init; }

    /// <summary>The namespace of the class, if any.</summary>
    public string? Namespace { get; init; }
}
