using System.Globalization;

namespace Gen.Generator.Text;

/// <summary>A hash that is the same on every machine and in every run (Fowler, Noll and Vo's FNV-1a, 32 bits).</summary>
internal static class StableHash
{
    public static string Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
