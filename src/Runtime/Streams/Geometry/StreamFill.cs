namespace Gen.Support;

/// <summary>What stands in the padding of a stream's window. For generated code.</summary>
public enum StreamFill
{
    /// <summary>One value.</summary>
    Constant,

    /// <summary>The signal's first or last frame.</summary>
    Replicate,

    /// <summary>The signal, mirrored without its end.</summary>
    Reflect,

    /// <summary>The signal, mirrored with its end.</summary>
    Symmetric,
}
