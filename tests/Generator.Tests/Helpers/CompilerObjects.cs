using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Helpers;

/// <summary>Looks for the compiler's objects in what a step returned: one of them would keep a whole compilation alive.</summary>
internal static class CompilerObjects
{
    public static void AssertNoneIn(object value)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([value]);
        while (open.TryPop(out var next))
        {
            // Patterns, because an exact type never equals an interface or an abstract class.
            Assert.False(IsCompilers(next), $"{value.GetType()} holds on to a {next?.GetType()}.");
            if (next is null || IsLeaf(next) || !seen.Add(next))
                continue;
            foreach (var part in PartsOf(next))
                open.Push(part);
        }
    }

    public static bool IsCompilers(object? value) =>
        value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTree or Compilation or SemanticModel or AttributeData or Location;

    private static bool IsLeaf(object value) =>
        value is string or Type or DiagnosticDescriptor || value.GetType().IsPrimitive || value.GetType().IsEnum;

    private static IEnumerable<object?> PartsOf(object value)
    {
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                yield return item;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field.GetValue(value);
        }
    }
}
