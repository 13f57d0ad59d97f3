using System.Collections.Generic;

namespace Gen;

/// <summary>A tensor as it lies in a file that was checked.</summary>
/// <param name="Name">The parameter's name, or that of another tensor's scales.</param>
/// <param name="DType">The element type: <c>F32</c>, <c>F16</c>, <c>BF16</c>, or <c>I8</c> with scales beside it.</param>
/// <param name="Shape">The sizes, outermost first.</param>
/// <param name="Bytes">The bytes of its values.</param>
internal sealed record StoredTensor(string Name, string DType, IReadOnlyList<long> Shape, long Bytes)
{
    /// <summary>What the name of a tensor's scales ends with.</summary>
    internal const string ScaleSuffix = ".scale";

    /// <summary>Whether these are the scales of another tensor.</summary>
    public bool IsScale { get; init; }

    /// <summary>The tensor of its scales.</summary>
    public string ScaleName => Name + ScaleSuffix;
}
