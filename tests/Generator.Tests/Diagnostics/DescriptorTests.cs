using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Gen.Generator.Diagnostics;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What all diagnostics have in common.</summary>
public sealed class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] s_all =
        [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public static IEnumerable<object[]> Ids => s_all.Select(descriptor => new object[] { descriptor.Id });

    [Fact]
    public void IdsAreNumbersInOrder()
    {
        Assert.All(s_all, descriptor => Assert.Matches("^GEN[0-9]{3}$", descriptor.Id));
        Assert.Equal(s_all.Select(descriptor => descriptor.Id).Distinct().Order(System.StringComparer.Ordinal), s_all.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EachHasAPageThatItsHelpLinkNames(string id)
    {
        var descriptor = s_all.Single(each => each.Id == id);
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        var page = Repository.Read(Path.Combine(Repository.DiagnosticPages, id + ".md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page);
        Assert.Contains($"[{id}]({id}.md) | {descriptor.Title} |", Repository.Read(Path.Combine(Repository.DiagnosticPages, "README.md")));
    }

    [Fact]
    public void EveryPageIsOfADiagnostic() => Assert.Equal(
        s_all.Select(descriptor => descriptor.Id + ".md").Append("README.md"),
        Directory.GetFiles(Repository.DiagnosticPages).Select(path => Path.GetFileName(path)).Order(System.StringComparer.Ordinal));
}
