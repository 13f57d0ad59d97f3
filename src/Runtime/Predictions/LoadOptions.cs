namespace Gen;

/// <summary>Which parameters <see cref="NetworkTransfer"/> takes over.</summary>
public enum LoadOptions
{
    /// <summary>All, and no others: what is missing, foreign or of another shape is an error.</summary>
    Exact,

    /// <summary>Those of the same name and shape; all others stay as they are. For transfer learning, where the last layers are new.</summary>
    Matching,
}
