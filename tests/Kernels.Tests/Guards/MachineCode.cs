using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Gen.Tests.Guards;

/// <summary>The machine code of a method, as the compiler lists it.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Lines">Labels and instructions.</param>
/// <param name="IsFrameInBasePointer">Whether rbp points into the stack; else it may be a register like any other.</param>
internal sealed partial record MachineCode(string Method, IReadOnlyList<string> Lines, bool IsFrameInBasePointer)
{
    /// <summary>Reads the text behind <c>; Assembly listing for method</c>.</summary>
    public static MachineCode Parse(string text)
    {
        var lines = text.Split('\n').TakeWhile(line => !line.StartsWith("; Total bytes", StringComparison.Ordinal)).ToArray();
        return new(lines[0].Trim(), [.. lines.Skip(1).Where(line => !line.StartsWith(';'))], lines.Contains("; rbp based frame"));
    }

    /// <summary>
    /// The instructions of innermost loops that load or store a whole vector on the stack: 32 or 64 bytes, for halves of it are how a ragged end is
    /// stored.
    /// </summary>
    public IEnumerable<string> SpillsInInnerLoops() =>
        from loop in InnerLoops()
        from line in Lines.Take(loop)
        where line.Contains("mmword ptr [rsp", StringComparison.Ordinal) || (IsFrameInBasePointer && line.Contains("mmword ptr [rbp", StringComparison.Ordinal))
        where !line.Contains("xmmword", StringComparison.Ordinal)
        select line.Trim();

    /// <summary>A jump back makes a loop; one is innermost when no other lies within.</summary>
    public IReadOnlyList<Range> InnerLoops()
    {
        var labels = new Dictionary<string, int>();
        var loops = new List<(int Start, int End)>();
        for (var line = 0; line < Lines.Count; line++)
        {
            if (Label().Match(Lines[line]) is { Success: true } label)
                labels[label.Groups["name"].Value] = line;
            else if (Jump().Match(Lines[line]) is { Success: true } jump && labels.TryGetValue(jump.Groups["to"].Value, out var start))
                loops.Add((start, line + 1));
        }

        return [.. loops.Where(outer => !loops.Any(inner => inner != outer && inner.Start >= outer.Start && inner.End <= outer.End))
            .Select(loop => loop.Start..loop.End)];
    }

    [GeneratedRegex(@"^(?<name>G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(SHORT )?(?<to>G_M\w+)")]
    private static partial Regex Jump();
}
