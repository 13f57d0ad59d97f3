namespace Gen.Generator.Model;

/// <summary>An input or output with a name, of which a sample has several.</summary>
/// <param name="Name">The name.</param>
/// <param name="Offset">The values in front of it in each sample.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="IsOutput">Whether it is an output.</param>
internal sealed record NamedPart(string Name, int Offset, Shape Shape, bool IsOutput)
{
    /// <summary>What its values are.</summary>
    public OutputValues Values { get; init; }

    /// <summary>What the names of its constants begin with: <c>my_mask</c> is <c>MyMask</c>.</summary>
    public string Prefix => PrefixOf(Name);

    /// <summary>The constants.</summary>
    public (string Name, int Value, string Meaning)[] Constants =>
    [
        (Prefix + "Offset", Offset, $"The values in front of {Name} in each sample"),
        (Prefix + "Length", Shape.Length, $"The steps of {Name}"),
        (Prefix + "Channels", Shape.Channels, $"The channels of {Name}"),
        (Prefix + "Size", Shape.Size, $"The values of {Name}"),
    ];

    /// <summary>What the names of constants begin with.</summary>
    public static string PrefixOf(string name)
    {
        var prefix = "";
        foreach (var word in name.Split('_'))
            prefix += word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word.Substring(1);
        return prefix;
    }
}
