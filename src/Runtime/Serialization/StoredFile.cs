using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>The values of a file's tensors, expanded to 32-bit floats.</summary>
/// <param name="tensors">The tensors, which were checked.</param>
/// <param name="bytes">The bytes of each, by its name.</param>
internal sealed class StoredFile(IReadOnlyList<StoredTensor> tensors, Func<string, byte[]> bytes)
{
    private readonly Dictionary<string, StoredTensor> _tensors = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

    /// <summary>The values of a parameter, in its canonical layout.</summary>
    public float[] Values(Parameter parameter)
    {
        var tensor = _tensors[parameter.Name];
        return tensor.DType == SafetensorsWords.Int8
            ? Values(tensor, bytes(tensor.Name), _tensors[tensor.ScaleName], bytes(tensor.ScaleName))
            : Values(tensor, bytes(tensor.Name), null, default);
    }

    /// <summary>The values of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="stored">Its bytes.</param>
    /// <param name="scale">The tensor of its scales, if it has any.</param>
    /// <param name="scaleBytes">The bytes of those.</param>
    public static float[] Values(StoredTensor tensor, ReadOnlySpan<byte> stored, StoredTensor? scale, ReadOnlySpan<byte> scaleBytes)
    {
        var values = new float[tensor.Bytes / StoredFormats.BytesOf(tensor.DType)!.Value];
        var scales = scale is null ? default : new Scales(Values(scale, scaleBytes, null, default), scale.Shape, tensor.Shape);
        StoredValues.Expand(tensor.DType, stored, scales, values);
        return values;
    }
}
