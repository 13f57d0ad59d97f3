namespace Gen.Generator.Kernels.Scan;

/// <summary>Places in a row of sections.</summary>
internal static class Section
{
    /// <summary>The start of a section.</summary>
    public static string At(int section) => Offset.Times(section, "Padded");

    /// <summary>A column of a section.</summary>
    public static string At(int section, string column) => Offset.Sum(At(section), column);
}
