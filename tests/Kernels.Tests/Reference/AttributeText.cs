using System;
using System.Collections.Generic;
using System.Globalization;

namespace Gen.Tests.Reference;

/// <summary>Writes an attribute with those arguments that differ from their defaults.</summary>
public sealed class AttributeText(string name)
{
    private readonly List<string> _arguments = [];

    /// <summary>Adds a constructor argument.</summary>
    public AttributeText Value(int value)
    {
        _arguments.Add(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a number when it is not the default.</summary>
    public AttributeText Number(string property, double value, double whenAbsent) =>
        value == whenAbsent ? this : Named(property, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds a truth value when it is not the default.</summary>
    public AttributeText Flag(string property, bool value, bool whenAbsent) =>
        value == whenAbsent ? this : Named(property, value ? "true" : "false");

    /// <summary>Adds a member of an enumeration when it is not the default, the first.</summary>
    public AttributeText Member<TEnum>(string property, TEnum value)
        where TEnum : struct, Enum => Member(property, value, default);

    /// <summary>Adds a member of an enumeration when it is not the default.</summary>
    public AttributeText Member<TEnum>(string property, TEnum value, TEnum whenAbsent)
        where TEnum : struct, Enum =>
        EqualityComparer<TEnum>.Default.Equals(value, whenAbsent) ? this : Named(property, $"{typeof(TEnum).Name}.{value}");

    /// <summary>Adds the padding when it is not <c>"valid"</c>.</summary>
    public AttributeText Padding(PaddingSpec value) => value == PaddingSpec.Valid ? this : Named("Padding", value.Text);

    /// <inheritdoc/>
    public override string ToString() => _arguments.Count == 0 ? name : $"{name}({string.Join(", ", _arguments)})";

    private AttributeText Named(string property, string value)
    {
        _arguments.Add($"{property} = {value}");
        return this;
    }
}
