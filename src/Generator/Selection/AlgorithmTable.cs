using System.Collections.Generic;
using Gen.Generator.Algorithms.Candidates;
using Gen.Generator.Algorithms.DifferencePairs;
using Gen.Generator.Algorithms.OverlapSave;
using Gen.Generator.Algorithms.Winograd;

namespace Gen.Generator.Selection;

/// <summary>What may take the place of plain sums, a line each. Of two that cost the same the first is taken.</summary>
internal static class AlgorithmTable
{
    public static IReadOnlyList<ConvolutionAlgorithm> All { get; } =
    [
        new WinogradAlgorithm(),
        new DifferencePairAlgorithm(),
        new OverlapSaveAlgorithm(),
    ];
}
