using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Attributes;

/// <summary>What an editor shows of an attribute's property: its default, which is the one it has, and what Keras, PyTorch and MATLAB call it.</summary>
public sealed partial class AttributeDocsTests
{
    private static readonly string[] s_peers = ["Keras", "PyTorch", "MATLAB"];

    private static readonly PropertyInfo[] s_properties =
        [.. typeof(InputAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))];

    private static readonly Dictionary<string, string> s_docs = XDocument.Load(Path.ChangeExtension(typeof(InputAttribute).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, TextOf);

    public static TheoryData<string> Properties => [.. s_properties.Select(KeyOf)];

    public static TheoryData<string> LayerProperties => [.. s_properties
        .Where(property => typeof(LayerAttribute).IsAssignableFrom(property.DeclaringType) || property.DeclaringType == typeof(InputAttribute)).Select(KeyOf)];

    [Fact]
    public void ThereArePropertiesToLookAt() => Assert.InRange(s_properties.Length, 40, 1000);

    [Theory]
    [MemberData(nameof(Properties))]
    public void TheDefaultIsDocumentedAsItIs(string key)
    {
        var property = s_properties.Single(each => KeyOf(each) == key);
        if (s_docs[key].Contains("No default: it must be given", StringComparison.Ordinal))
            Assert.True(property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]) || property.GetValue(InstanceOf(property)) is 0);
        else if (ShownDefaultOf(property) is { } shown)
            Assert.Matches($@"Default: {Regex.Escape(shown)}(?!\w|\.\d)", s_docs[key]);
        else
            Assert.Contains("Default: ", s_docs[key], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LayerProperties))]
    public void ThePeersNamesAreDocumented(string key) =>
        Assert.All(s_peers, peer => Assert.Contains(peer, s_docs[key], StringComparison.Ordinal));

    /// <summary>The page for those who come from elsewhere and the documentation use the same words.</summary>
    [Fact]
    public void ThePageForThoseWhoComeFromElsewhereSaysTheSame()
    {
        var rows = Row().Matches(Repository.Read(Path.Combine(Repository.Root, "docs", "from-keras-pytorch-matlab.md")))
            .Select(row => (Name: row.Groups["name"].Value.Split('.')[^1], Words: Word().Matches(row.Groups["peers"].Value).Select(word => word.Groups[1].Value)))
            .Where(row => s_properties.Any(property => property.Name == row.Name) && row.Name != "Padding").ToList();
        Assert.InRange(rows.Count, 10, 100);
        foreach (var (name, words) in rows)
        {
            var docs = s_properties.Where(property => property.Name == name).Select(property => s_docs[KeyOf(property)]).ToList();
            Assert.All(words, word => Assert.Contains(docs, text => text.Contains(word, StringComparison.Ordinal)));
        }
    }

    /// <summary>The default as the documentation writes it; none where the attribute itself cannot say what it is.</summary>
    private static string? ShownDefaultOf(PropertyInfo property) => property switch
    {
        { Name: "Name", DeclaringType.Name: nameof(InputAttribute) } => "none",
        { Name: "Length", DeclaringType.Name: nameof(InputAttribute) } => "any",
        { Name: "Streams" } => "the project's",
        { Name: "Name" } => "the kind and its ordinal",
        { Name: "Stride", DeclaringType.Name: nameof(Pool1dAttribute) } => "Size",
        { DeclaringType.Name: nameof(NumericsAttribute) } => nameof(NumericsLevel.Local),
        _ => property.GetValue(InstanceOf(property)) switch
        {
            bool value => value ? "true" : "false",
            string word => $"\"{word}\"",
            Type type => type.Name,
            double number when number is > 0 and < 0.01 => number.ToString("0e-0", CultureInfo.InvariantCulture),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        } + "",
    };

    /// <summary>An attribute with the property, given nothing.</summary>
    private static Attribute InstanceOf(PropertyInfo property)
    {
        var type = property.DeclaringType!.Assembly.GetExportedTypes()
            .First(each => !each.IsAbstract && !each.IsGenericType && property.DeclaringType.IsAssignableFrom(each));
        var constructor = type.GetConstructors().MinBy(each => each.GetParameters().Length)!;
        return (Attribute)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "" : null)]);
    }

    private static string KeyOf(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";

    /// <summary>The text as an editor shows it: references by their last name, white space folded.</summary>
    private static string TextOf(XElement member) => White().Replace(string.Concat(member.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => (see.Attribute("cref") ?? see.Attribute("langword"))!.Value.Split('.', ':')[^1],
        _ => "",
    })), " ");

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z0-9.]+)`[^|]*\|(?<peers>[^|]*\|[^|]*\|[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`([A-Za-z_]+)[^`]*`")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
