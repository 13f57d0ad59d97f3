using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Text;

namespace Gen.Generator.Parsing.Constants;

/// <summary>The constants of one network as a part of its class, as they will be generated.</summary>
internal static class ConstantStub
{
    public static string Write(TypeHierarchy type, IReadOnlyDictionary<string, long> constants)
    {
        var members = string.Join(" ", constants.Select(constant =>
            $"public const {(GeneratedMembers.IsLong(constant.Key) ? "long" : "int")} {constant.Key} = {Literal.Of(constant.Value)};"));
        var text = type.Types.Reverse().Aggregate(members, (inner, declaration) => $"{declaration} {{ {inner} }}");
        return type.Namespace.Length == 0 ? text : $"namespace {type.Namespace} {{ {text} }}";
    }
}
