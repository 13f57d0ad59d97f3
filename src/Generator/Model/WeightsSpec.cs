namespace Gen.Generator.Model;

/// <summary>The file that a network's weights are to come from.</summary>
/// <param name="Given">The path as it was declared, on one line.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Optional">Whether the network does without, where the file is missing or does not fit.</param>
/// <param name="DType">The element type that the file's weights get in the assembly; null as they are.</param>
internal sealed record WeightsSpec(string Given, string Path, bool Optional, string? DType = null);
