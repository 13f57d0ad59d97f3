using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>The element types that a network's weights may be stored in, and what each asks of a file.</summary>
internal static class StoredFormats
{
    /// <summary>The bytes of a value, or nothing where weights are not stored so.</summary>
    internal static int? BytesOf(string dtype) => dtype switch
    {
        SafetensorsWords.Float32 => 4,
        SafetensorsWords.Float16 or SafetensorsWords.Bfloat16 => 2,
        SafetensorsWords.Int8 => 1,
        _ => null,
    };

    /// <summary>The tensors whose whole numbers are multiplied by others, each with its scales.</summary>
    /// <param name="entries">All tensors of a file.</param>
    /// <param name="isExpected">Whether the network has a parameter of a name.</param>
    internal static Dictionary<string, SafetensorsEntry> Scales(IReadOnlyList<SafetensorsEntry> entries, Func<string, bool> isExpected)
    {
        var whole = new HashSet<string>(
            entries.Where(entry => entry.DType == SafetensorsWords.Int8).Select(entry => entry.Name + StoredTensor.ScaleSuffix), StringComparer.Ordinal);
        return entries.Where(entry => whole.Contains(entry.Name) && !isExpected(entry.Name)).ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>Scales have the sizes of the last axes of what they scale, or 1 in their place.</summary>
    internal static bool Fit(IReadOnlyList<long> scales, IReadOnlyList<int> shape) =>
        scales.Count <= shape.Count
        && Enumerable.Range(1, scales.Count).All(axis => scales[scales.Count - axis] == 1 || scales[scales.Count - axis] == shape[shape.Count - axis]);
}
