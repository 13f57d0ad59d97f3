namespace Gen;

/// <summary>How the weights of a file are stored. They are computed with as 32-bit floats, to which loading expands them.</summary>
public enum WeightFormat
{
    /// <summary>32 bits each: nothing is lost.</summary>
    Float32,

    /// <summary>16 bits each, the upper half of a float rounded to nearest: 8 significant bits, half the size.</summary>
    Bfloat16,

    /// <summary>8 bits each, whole numbers of -127 to 127, and a 32-bit scale for each filter: about a quarter of the size.</summary>
    Int8,
}
