using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Generator.Sharing;

/// <summary>Takes away the numbers that a method declares first and then has no use for: which ones it needs is known only when it is printed.</summary>
internal static class UnusedLocals
{
    private const string Declaration = "        nint ";

    /// <summary>The text without them.</summary>
    public static string Remove(string text)
    {
        if (!IsDeclaration(text, 0))
            return text;
        var lines = text.Split('\n').ToList();
        var count = lines.TakeWhile(line => IsDeclaration(line, 0)).Count();
        for (var line = count - 1; line >= 0; line--)
        {
            // From the last one on, since a number may be made of those before it.
            if (!IsUsed(lines, line))
                lines.RemoveAt(line);
        }

        return string.Join("\n", lines);
    }

    private static bool IsDeclaration(string line, int at) =>
        string.CompareOrdinal(line, at, Declaration, 0, Declaration.Length) == 0 && line.Length > Declaration.Length && char.IsUpper(line[Declaration.Length]);

    private static bool IsUsed(List<string> lines, int declaration)
    {
        var name = lines[declaration].Substring(Declaration.Length, lines[declaration].IndexOf(" = ", StringComparison.Ordinal) - Declaration.Length);
        return lines.Skip(declaration + 1).Any(line => Text.Names.Occur(line, name));
    }
}
