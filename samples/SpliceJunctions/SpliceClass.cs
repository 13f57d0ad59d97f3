using System;
using System.Collections.Generic;

namespace SpliceJunctions;

/// <summary>The three classes, in the order of the network's outputs.</summary>
internal static class SpliceClass
{
    public const int Count = 3;

    public const int Donor = 0;

    public const int Acceptor = 1;

    /// <summary>As tables print them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["donor", "acceptor", "neither"];

    /// <summary>As the file writes them: exon to intron, intron to exon, neither.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["ei", "ie", "n"];

    /// <summary>The class of the greatest output.</summary>
    public static int Of(ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++)
            best = probabilities[i] > probabilities[best] ? i : best;
        return best;
    }
}
