using Gen.Generator.Model;

namespace Gen.Generator.Sharing;

/// <summary>A method that all kernels of a project share whose text for it is the same.</summary>
/// <param name="Family">The class that it stands in, which has a file of its own.</param>
/// <param name="Name">Its name, which ends in a hash of its text.</param>
/// <param name="Text">The method, comment and all.</param>
/// <param name="Legend">What its short names mean.</param>
internal sealed record SharedMethod(MethodFamily Family, string Name, string Text, EquatableArray<LegendEntry> Legend)
{
    /// <summary>The text without what may differ between methods of one name: the comment and how it is compiled.</summary>
    public string Code => Text.Substring(Text.IndexOf("    public ", System.StringComparison.Ordinal));
}

/// <summary>A class of shared methods.</summary>
/// <param name="Name">The class.</param>
/// <param name="Summary">What its methods do, as a sentence.</param>
internal sealed record MethodFamily(string Name, string Summary);

/// <summary>A short name of emitted code, and what it means.</summary>
internal sealed record LegendEntry(string Name, string Meaning);
