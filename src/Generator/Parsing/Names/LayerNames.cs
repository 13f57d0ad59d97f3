using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;

namespace Gen.Generator.Parsing.Names;

/// <summary>Gives every layer its name: the parameters are called after it, so it must be one and only.</summary>
internal static class LayerNames
{
    /// <summary>Takes the given names that can be taken, and reports the others.</summary>
    public static void Assign(IEnumerable<DeclaredLayer> layers, string network)
    {
        var taken = new Dictionary<string, DeclaredLayer>();
        foreach (var layer in layers)
        {
            if (layer.GivenName is { } name)
            {
                if (IsName(name))
                    layer.Name = name;
                else
                    layer.Problems.Report(Descriptors.BadName, "Name", layer.Name, name);
            }

            if (taken.TryGetValue(layer.Name, out var earlier))
                // Of two layers, one was given its name: that is the one to change.
                (layer.GivenName is null ? earlier : layer).Problems.Report(Descriptors.DuplicateName, "Name", network, layer.Name);
            else
                taken.Add(layer.Name, layer);
        }
    }

    /// <summary>Whether a word can be a name.</summary>
    // Written out, because char.IsLetter would let in letters that file formats and tools stumble over.
    public static bool IsName(string name) =>
        name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_');

    private static bool IsLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
}
