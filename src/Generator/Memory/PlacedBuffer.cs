using Gen.Generator.Graph;

namespace Gen.Generator.Memory;

/// <summary>A buffer and its place.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Start">The floats from the start of its memory to the signal.</param>
/// <param name="IsUsed">Whether any step uses it.</param>
internal sealed record PlacedBuffer(Buffer Buffer, int Start, bool IsUsed);
