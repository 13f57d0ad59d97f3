using System;

namespace Gen;

/// <summary>
/// Gives a parameter its first values. Implement it on a type of your own and name it with <c>typeof</c>:
/// <c>[Conv1d(WeightsInitializer = typeof(Mine))]</c>. It is called statically; nothing is reflected upon.
/// </summary>
public interface IInitializer
{
    /// <summary>Fills a parameter.</summary>
    /// <param name="values">The parameter in its canonical layout.</param>
    /// <param name="fanIn">The number of inputs that one output sums over.</param>
    /// <param name="fanOut">The number of outputs that one input reaches.</param>
    /// <param name="random">The network's source of numbers, a function of its seed and the parameter's place.</param>
    static abstract void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random);
}
