using System;
using System.Globalization;
using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Parsing.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Generator.Parsing;

/// <summary>Turns the compiler's constants into the few kinds of plain value that layers are read from.</summary>
internal static class ConstantReader
{
    /// <summary>Whether the compiler has an error to report in the constant.</summary>
    public static bool IsErroneous(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Type => constant.Value is IErrorTypeSymbol,
        TypedConstantKind.Array => !constant.IsNull && constant.Values.Any(IsErroneous),
        _ => false,
    };

    /// <summary>
    /// The value as int (enums as their ordinals), double, bool, string, int[], string[] or <see cref="TypeArgument"/>. What fits none of them can
    /// only be given for a property of type object, and is read as its own C# text, which a message can repeat and nothing takes for a word.
    /// </summary>
    /// <param name="constant">A constant without errors.</param>
    /// <param name="property">The type of the property that it is for.</param>
    public static object? Read(TypedConstant constant, ITypeSymbol property) => constant.Kind switch
    {
        _ when constant.IsNull => null,
        TypedConstantKind.Enum when property.TypeKind == TypeKind.Enum => Convert.ToInt32(constant.Value, CultureInfo.InvariantCulture),
        TypedConstantKind.Type when property.SpecialType != SpecialType.System_Object => ReadType((ITypeSymbol)constant.Value!),
        TypedConstantKind.Primitive when constant.Value is bool or string => constant.Value,
        TypedConstantKind.Primitive => ReadNumber(constant.Value) ?? Text(constant),
        TypedConstantKind.Array when property is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } => ReadWords(constant) ?? (object)Text(constant),
        TypedConstantKind.Array => ReadNumbers(constant) ?? (object)Text(constant),
        _ => Text(constant),
    };

    private static object? ReadNumber(object? value) => value switch
    {
        double or float => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        uint number when number <= int.MaxValue => (int)number,
        ulong number when number <= int.MaxValue => (int)number,
        _ => null,
    };

    private static object? ReadNumbers(TypedConstant array)
    {
        var numbers = array.Values.Select(item => item.Kind == TypedConstantKind.Primitive ? ReadNumber(item.Value) as int? : null).ToArray();
        return numbers.All(number => number is not null) ? numbers.Select(number => number!.Value).ToArray() : null;
    }

    private static string[]? ReadWords(TypedConstant array)
    {
        var words = array.Values.Select(item => item.Value).OfType<string>().ToArray();
        return words.Length == array.Values.Length ? words : null;
    }

    private static TypeArgument ReadType(ITypeSymbol type) =>
        new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), GenAttributes.WhyNoInitializer(type));

    private static OtherArgument Text(TypedConstant constant) => new(constant.ToCSharpString());
}
