namespace Gen.Support;

/// <summary>What becomes of a sum as it is stored: a type argument of the methods that compute sums. For generated code.</summary>
public interface IFormula
{
    /// <summary>The formula.</summary>
    /// <typeparam name="L">The operations.</typeparam>
    /// <typeparam name="V">The vector.</typeparam>
    /// <param name="sum">The sums.</param>
    /// <param name="beside">What the formula takes beside them; where it takes nothing, anything.</param>
    static abstract V Of<L, V>(V sum, V beside)
        where L : struct, ILanes<V>;
}
