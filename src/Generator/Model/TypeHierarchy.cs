using System.Linq;

namespace Gen.Generator.Model;

/// <summary>Where the user's class stands, so that the generated half can be written around it.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Types">The declarations from the outermost in, such as <c>partial class Outer</c>; the last is the network.</param>
/// <param name="Name">The network's simple name.</param>
internal sealed record TypeHierarchy(string Namespace, EquatableArray<string> Types, string Name)
{
    /// <summary>The qualified name without the @ of names that are keywords; the file's name is made of it.</summary>
    public string FullName => string.Join(".", new[] { Namespace }
        .Where(part => part.Length > 0)
        .Concat(Types.Select(type => type.Substring(type.LastIndexOf(' ') + 1)))).Replace("@", "");
}
