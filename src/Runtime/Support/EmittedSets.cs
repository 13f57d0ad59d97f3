using System;

namespace Gen.Support;

/// <summary>Chooses among the instruction sets that a network's project has code for. For generated code.</summary>
public static class EmittedSets
{
    /// <summary>The forced one, or the best that both the machine and the code have.</summary>
    /// <param name="emitted">The sets that there is code for, the best first.</param>
    /// <exception cref="NotSupportedException">There is no code for the one that is forced, or for any that the machine has.</exception>
    public static InstructionSet Choose(ReadOnlySpan<InstructionSet> emitted) => Choose(emitted, InstructionSets.Forced, InstructionSets.Best);

    /// <summary>The same for any machine.</summary>
    /// <param name="emitted">The sets that there is code for, the best first.</param>
    /// <param name="forced">The one that is forced, if any.</param>
    /// <param name="best">The best one of the machine.</param>
    /// <exception cref="NotSupportedException">There is no code for the one that is forced, or for any that the machine has.</exception>
    public static InstructionSet Choose(ReadOnlySpan<InstructionSet> emitted, InstructionSet? forced, InstructionSet best)
    {
        foreach (var set in emitted)
        {
            if (forced is { } asked ? set == asked : set <= best)
                return set;
        }

        if (forced is { } missing)
        {
            throw new NotSupportedException($"{InstructionSets.Variable} or InstructionSets.Use asks for {InstructionSets.NameOf(missing)}, "
                + $"but the network has code for {Names(emitted)} only; add {InstructionSets.NameOf(missing)} to GenInstructionSets in its project.");
        }

        throw new PlatformNotSupportedException($"The network has code for {Names(emitted)} only, but the best that this machine has is {InstructionSets.NameOf(best)}; "
            + $"add that or a lower one to GenInstructionSets in the network's project. {InstructionSets.Variable}={InstructionSets.NameOf(emitted[^1])} runs the code all the same, slowly.");
    }

    private static string Names(ReadOnlySpan<InstructionSet> sets)
    {
        var names = InstructionSets.NameOf(sets[0]);
        for (var index = 1; index < sets.Length; index++)
            names += (index == sets.Length - 1 ? " and " : ", ") + InstructionSets.NameOf(sets[index]);
        return names;
    }
}
