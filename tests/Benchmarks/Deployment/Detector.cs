using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Benchmarks.Deployment;

/// <summary>A program that reads letters and writes decisions, and that measures itself when it is told to.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Files">What must be on the machine for it, beside the system's own libraries.</param>
internal sealed record Detector(string Name, IReadOnlyList<string> Command, params IReadOnlyList<string> Files)
{
    /// <summary>Variables that it gets in addition.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The bytes of its files.</summary>
    public long Size => Files.Sum(file => new FileInfo(file).Length);

    /// <summary>How it is started, with its ends redirected.</summary>
    public ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Command[0], Command.Skip(1).Concat(arguments))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return start;
    }
}
