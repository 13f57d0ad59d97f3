using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Tool;

/// <summary>A command's line: what stands for itself, and options with values. What no command asks for is an error.</summary>
internal sealed class Arguments
{
    private readonly List<string> _plain = [];
    private readonly List<(string Name, string Value)> _options = [];

    public Arguments(IEnumerable<string> line, params string[] known)
    {
        string? open = null;
        foreach (var word in line)
        {
            if (open is not null)
            {
                _options.Add((open, word));
                open = null;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal))
            {
                var parts = word[2..].Split('=', 2);
                if (!known.Contains(parts[0]))
                    throw new UsageException($"The option --{parts[0]} is unknown; expected {string.Join(", ", known.Select(name => "--" + name))}.");
                if (parts.Length == 2)
                    _options.Add((parts[0], parts[1]));
                else
                    open = parts[0];
            }
            else
            {
                _plain.Add(word);
            }
        }

        if (open is not null)
            throw new UsageException($"The option --{open} lacks its value.");
    }

    public IReadOnlyList<string> All(string option) => [.. _options.Where(pair => pair.Name == option).Select(pair => pair.Value)];

    public string? Text(string option) => All(option) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new UsageException($"The option --{option} is given twice."),
    };

    public int? Integer(string option) => Text(option) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new UsageException($"--{option} is '{text}'; expected a whole number of at least 1.");

    public double Real(string option, double byDefault) => Text(option) is not { } text ? byDefault
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number
        : throw new UsageException($"--{option} is '{text}'; expected a number of at least 0.");

    /// <summary>The one thing that the command is about.</summary>
    public string Only(string what) => _plain switch
    {
        [var one] => one,
        [] => throw new UsageException($"Expected {what}."),
        _ => throw new UsageException($"Expected {what}, and one only; found {string.Join(", ", _plain)}."),
    };
}
