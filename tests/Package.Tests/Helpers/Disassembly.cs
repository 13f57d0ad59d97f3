using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Gen.Package.Tests.Helpers;

/// <summary>The machine code of an object file, method by method, as objdump prints it.</summary>
internal static partial class Disassembly
{
    private static readonly string[] s_how = ["-d", "--no-show-raw-insn", "-M", "intel"];

    /// <summary>Whether there is an objdump.</summary>
    public static bool IsPossible
    {
        get
        {
            try
            {
                return new Command("objdump", "--version").Run().ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    /// <summary>The methods of an object file.</summary>
    public static IReadOnlyList<DisassembledMethod> Of(string file) => Parse(new Command("objdump", [.. s_how, file]).Run().MustSucceed().Output);

    /// <summary>Reads what objdump prints: a name for each method, and for each instruction its address.</summary>
    public static IReadOnlyList<DisassembledMethod> Parse(string text) =>
    [
        .. Method().Split(text).Skip(1).Chunk(2).Select(pair => new DisassembledMethod(pair[0],
            [.. Line().Matches(pair[1]).Select(line => (Address(line.Groups["address"].Value), line.Groups["text"].Value.TrimEnd()))])),
    ];

    public static long Address(string hexadecimal) => long.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary><c>00000000000a1b20 &lt;Wide_Gen_Emitted_Kernel_Avx512Kernel__Tile&gt;:</c>.</summary>
    [GeneratedRegex(@"^[0-9a-f]+ <(.*)>:$", RegexOptions.Multiline)]
    private static partial Regex Method();

    /// <summary><c>   a1b24:	vmovups zmm0,ZMMWORD PTR [rdx]</c>.</summary>
    [GeneratedRegex(@"^ *(?<address>[0-9a-f]+):\s+(?<text>[a-z].*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}

/// <summary>One method.</summary>
/// <param name="Name">Its mangled name.</param>
/// <param name="Lines">Its instructions and where they lie.</param>
internal sealed partial record DisassembledMethod(string Name, IReadOnlyList<(long Address, string Text)> Lines)
{
    /// <summary>The instructions of each innermost loop: a jump back makes a loop, and no other lies within.</summary>
    public IEnumerable<IReadOnlyList<string>> InnerLoops()
    {
        var loops = (from line in Lines
                     let jump = Jump().Match(line.Text)
                     where jump.Success
                     let to = Disassembly.Address(jump.Groups["to"].Value)
                     where to <= line.Address && to >= Lines[0].Address
                     select (Start: to, End: line.Address)).ToList();
        return from loop in loops
               where !loops.Any(inner => inner != loop && inner.Start >= loop.Start && inner.End <= loop.End)
               select Lines.Where(line => line.Address >= loop.Start && line.Address <= loop.End).Select(line => line.Text).ToList();
    }

    /// <summary>Whether an instruction loads or stores a vector of 32 or 64 bytes on the stack; rbp may be a register like any other.</summary>
    public bool IsOnStack(string line) => StackVector().Match(line) is { Success: true } match
        && (match.Groups["base"].Value == "rsp" || Lines.Any(other => Frame().IsMatch(other.Text)));

    [GeneratedRegex(@"^j\w+\s+(0x)?(?<to>[0-9a-f]+)\b")]
    private static partial Regex Jump();

    [GeneratedRegex(@"\b[YZ]MMWORD PTR \[(?<base>rsp|rbp)", RegexOptions.IgnoreCase)]
    private static partial Regex StackVector();

    [GeneratedRegex(@"^(lea\s+rbp,\s*\[rsp|mov\s+rbp,\s*rsp)")]
    private static partial Regex Frame();
}
