using System.Runtime.CompilerServices;
using Xunit;

namespace Gen.Tests.Guards;

/// <summary>A test on machine code, skipped where the machine lacks the instruction set.</summary>
public sealed class NativeFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    /// <param name="set">The instruction set.</param>
    /// <param name="file">Where the test stands: the compiler fills it in.</param>
    /// <param name="line">Its line.</param>
    public NativeFactAttribute(InstructionSet set, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (InstructionSets.Best < set)
            Skip = $"NOT CHECKED: this machine has no {set} (its best is {InstructionSets.Best}), so its compiler makes no such code. Run it on one that has.";
    }
}
