using System;
using Xunit;

namespace Gen.Package.Tests.Helpers;

/// <summary>What became of a command.</summary>
/// <param name="Command">The command.</param>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">What it printed, <c>\n</c> at the end of each line.</param>
/// <param name="Error">What it complained about.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Fails with all that the command said if it ended with anything but 0.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}{Error}");
        return this;
    }

    /// <summary>Fails if a build has a word of a warning, whoever gives it: the compiler, the linker that trims, the native compiler.</summary>
    public CommandResult MustNotWarn()
    {
        MustSucceed();
        Assert.DoesNotContain("warning", Output.Replace("0 Warning(s)", "", StringComparison.Ordinal) + Error, StringComparison.OrdinalIgnoreCase);
        return this;
    }
}
