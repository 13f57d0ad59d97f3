using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Gen.Tests.Guards;

/// <summary>What the runtime's compiler says of the methods that it compiled: a line for each, and the machine code of some.</summary>
internal sealed partial class CompilerListing
{
    private CompilerListing(IReadOnlyList<CompiledMethod> methods, IReadOnlyList<MachineCode> codes) => (Methods, Codes) = (methods, codes);

    /// <summary>The emitted methods, each as often as it was compiled.</summary>
    public IReadOnlyList<CompiledMethod> Methods { get; }

    /// <summary>The machine code of those that were asked for.</summary>
    public IReadOnlyList<MachineCode> Codes { get; }

    /// <summary>Reads the compiler's file.</summary>
    public static CompilerListing Parse(string text)
    {
        var methods = Summary().Matches(text).Select(line => new CompiledMethod(line.Groups["name"].Value, line.Groups["how"].Value));
        var codes = text.Split("; Assembly listing for method ")[1..].Select(MachineCode.Parse);
        return new CompilerListing([.. methods], [.. codes]);
    }

    /// <summary><c>12: JIT compiled Gen.Emitted.Kernel:Run(int) [FullOpts, IL size=1, code size=2]</c>.</summary>
    [GeneratedRegex(@"^ *\d+: JIT compiled (?<name>Gen\.Emitted\..*) \[(?<how>[^\]]*)\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Summary();
}

/// <summary>A method and how it was compiled.</summary>
/// <param name="Name">The class and the method.</param>
/// <param name="How">What stands in brackets: the optimisations first.</param>
internal sealed record CompiledMethod(string Name, string How)
{
    /// <summary>Whether the compiler did its best.</summary>
    public bool IsOptimised => How.StartsWith("FullOpts,", StringComparison.Ordinal) || How.StartsWith("Tier1,", StringComparison.Ordinal);
}
