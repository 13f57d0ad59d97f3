namespace Gen.Generator.Algorithms.Candidates;

/// <summary>A way to compute a convolution that may take the place of plain sums. Each is a folder of <c>Algorithms</c>, and a line of the table of algorithms.</summary>
internal abstract class ConvolutionAlgorithm
{
    /// <summary>The cheapest way that it has for a step, whether it pays or not; none where it has none, or where the level forbids it.</summary>
    public abstract AlgorithmCandidate? Offer(ConvolutionStep convolution);
}
