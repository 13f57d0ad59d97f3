using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Gen.Tests.Harness;

/// <summary>What was emitted, as text: which methods each kernel comes to on each instruction set.</summary>
public sealed class EmittedCode
{
    private static readonly Regex s_name = new(@"\b(\w+\.\w+_[0-9a-f]{8})\b");
    private static readonly Regex s_choice = new(@"(?:case InstructionSet\.(\w+)|(default)):\s+(\w+\.\w+_[0-9a-f]{8})");
    private static readonly Regex s_method = new(@"^    public static void (\w+_[0-9a-f]{8})", RegexOptions.Multiline);
    private static readonly Regex s_class = new(@"^internal static class (\w+)", RegexOptions.Multiline);

    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);
    private readonly List<(string Kernel, string Set, string Method)> _kernels = [];

    /// <summary>Reads it.</summary>
    public EmittedCode(IEnumerable<SyntaxTree> files)
    {
        foreach (var text in files.Select(file => file.ToString()).Where(text => s_class.IsMatch(text)))
        {
            var name = s_class.Match(text).Groups[1].Value;
            var starts = s_method.Matches(text);
            for (var index = 0; index < starts.Count; index++)
                _methods[$"{name}.{starts[index].Groups[1].Value}"] = text[starts[index].Index..(index + 1 < starts.Count ? starts[index + 1].Index : text.Length)];
            _kernels.AddRange(s_choice.Matches(text).Select(match => (name, match.Groups[2].Success ? "Scalar" : match.Groups[1].Value, match.Groups[3].Value)));
        }
    }

    /// <summary>For each kernel the names and texts of the methods that it comes to on an instruction set.</summary>
    public IEnumerable<(string Kernel, IReadOnlyDictionary<string, string> Methods)> Of(InstructionSet set) =>
        _kernels.Where(kernel => kernel.Set == set.ToString()).Select(kernel => (kernel.Kernel, Reached(kernel.Method)));

    private IReadOnlyDictionary<string, string> Reached(string first)
    {
        var (reached, open) = (new Dictionary<string, string>(StringComparer.Ordinal), new Queue<string>([first]));
        while (open.TryDequeue(out var name))
        {
            if (!_methods.TryGetValue(name, out var text) || !reached.TryAdd(name, text))
                continue;
            foreach (Match match in s_name.Matches(text))
                open.Enqueue(match.Groups[1].Value);
        }

        return reached;
    }
}
