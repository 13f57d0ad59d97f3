namespace Gen;

/// <summary>What stands in the padding around a signal.</summary>
public enum PaddingMode
{
    /// <summary>A constant, <c>PaddingValue</c>.</summary>
    Constant,

    /// <summary>The edge value, repeated. PyTorch: replicate.</summary>
    Replicate,

    /// <summary>The signal mirrored without its edge. PyTorch: reflect; MATLAB: symmetric-exclude-edge.</summary>
    Reflect,

    /// <summary>The signal mirrored with its edge. MATLAB: symmetric-include-edge.</summary>
    Symmetric,

    /// <summary>The signal's other end. PyTorch: circular.</summary>
    Circular,
}
