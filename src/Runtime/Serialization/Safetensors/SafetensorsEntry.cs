using System.Collections.Generic;

namespace Gen;

/// <summary>One tensor as a safetensors header describes it, not yet checked.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DType">The element type, <c>F32</c> for a float.</param>
/// <param name="Shape">The sizes, outermost first.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">One past its last byte.</param>
internal sealed record SafetensorsEntry(string Name, string DType, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>A tensor that a network expects.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Length">The number of its values.</param>
internal sealed record ExpectedTensor(string Name, IReadOnlyList<int> Shape, long Length);
