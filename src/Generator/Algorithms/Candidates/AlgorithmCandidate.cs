namespace Gen.Generator.Algorithms.Candidates;

/// <summary>What an algorithm offers for a step.</summary>
/// <param name="Name">What the outline calls it.</param>
/// <param name="Share">Its share of the plain sums' cycles, on the instruction set on which that is the greatest.</param>
/// <param name="Multiplications">The multiplications that it does, without those of transforms.</param>
internal abstract record AlgorithmCandidate(string Name, double Share, long Multiplications)
{
    /// <summary>The share of another candidate's cost that it may have at most; less than one where the arithmetic is known to flatter it.</summary>
    public virtual double MostOfOthers => 1;

    /// <summary>Puts its steps in the place of the plain sums.</summary>
    /// <returns>The place of the last of them.</returns>
    public abstract int Replace(StepReplacement at);
}
