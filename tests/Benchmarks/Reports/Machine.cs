using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Benchmarks.Measuring;
using Gen;

namespace Benchmarks.Reports;

/// <summary>What a table must say about where it comes from.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>The instruction sets that the machine has, the best first. Vectors that it lacks would run, in software: their times say nothing.</summary>
    public static InstructionSet[] Sets { get; } =
        Array.FindAll([InstructionSet.Avx512, InstructionSet.Avx2, InstructionSet.Vector128, InstructionSet.Scalar], set => set <= InstructionSets.Best);

    /// <summary>Prints processor, runtime, instruction sets and load.</summary>
    public static void Describe(TextWriter output)
    {
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors; one thread measures");
        output.WriteLine($"measured: {string.Join(", ", Array.ConvertAll(Sets, Names.Of))}");
        if (Sets[0] != InstructionSet.Avx512)
        {
            output.WriteLine($"left out: avx512, because the runtime has no AVX-512 here (Vector512.IsHardwareAccelerated is {Vector512.IsHardwareAccelerated});"
                + " in software it would run, and its times would say nothing");
        }

        output.WriteLine($"clock: {(Clock.IsProcessorTime ? "processor time of the measuring thread" : "wall")}");
        DescribeLoad("before", output);
    }

    /// <summary>Prints how busy the machine is, where it tells.</summary>
    public static void DescribeLoad(string when, TextWriter output)
    {
        if (File.Exists(LoadFile))
            output.WriteLine($"load {when}: {string.Join(' ', File.ReadAllText(LoadFile).Split(' ')[..3])} (1, 5, 15 minutes; this program adds 1)");
    }
}
