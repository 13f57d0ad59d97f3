namespace Gen.Data;

/// <summary>Where a signal stands in a longer one.</summary>
public enum Place
{
    /// <summary>At the start.</summary>
    Start,

    /// <summary>In the middle; of an odd difference, the greater part comes behind.</summary>
    Center,

    /// <summary>At the end.</summary>
    End,
}
