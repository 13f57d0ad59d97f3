using Benchmarks.Passes;
using Gen;

namespace Benchmarks.Reports;

/// <summary>How passes and instruction sets are called outside.</summary>
internal static class Names
{
    public static string Of(Pass pass) => pass switch
    {
        Pass.Forward => "forward",
        Pass.DX => "dX",
        Pass.DW => "dW",
        _ => "step",
    };

    /// <summary>As <c>GEN_ISA</c> takes it.</summary>
    public static string Of(InstructionSet set) => set.ToString().ToLowerInvariant();
}
