using Gen.Generator.Algorithms.Candidates;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>Toom-Cook by some tiles.</summary>
/// <param name="Tiles">The tiles.</param>
/// <param name="Share">Its share of the plain sums' cycles.</param>
internal sealed record WinogradCandidate(WinogradTiles Tiles, double Share) : AlgorithmCandidate(Tiles.ToString(), Share, Tiles.Multiplications)
{
    public override int Replace(StepReplacement at) => new WinogradReplacement(at).Apply(Tiles);
}
