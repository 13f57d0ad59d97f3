using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Samples.Tests.Helpers;

/// <summary>A test on data that are not part of the repository; skipped, with the reason, where nobody says where they lie.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    /// <summary>The archive's folders: <c>GunPoint/GunPoint_TRAIN.tsv</c> and so on.</summary>
    public const string Ucr = "GEN_DATA_UCR";

    /// <summary>The wav files of the Free Spoken Digit Dataset.</summary>
    public const string SpokenDigits = "GEN_DATA_SPOKEN_DIGITS";

    public RealDataFactAttribute(string variable, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 })
            Skip = $"NOT RUN: the environment variable {variable} names no folder with the data.";
    }
}
