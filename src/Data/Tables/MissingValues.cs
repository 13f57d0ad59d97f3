namespace Gen.Data;

/// <summary>What to do about values that a file lacks: empty cells, nulls, NaN, NA and ?.</summary>
public enum MissingValues
{
    /// <summary>The file is refused; the message has the line.</summary>
    Refuse,

    /// <summary>Lie on the line between their neighbours in the same recording and channel; at the ends they are the nearest value.</summary>
    Interpolate,
}
