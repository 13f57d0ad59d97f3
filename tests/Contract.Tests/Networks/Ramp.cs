using System;
using Gen;

namespace Contract.Tests.Networks;

/// <summary>An initializer of the user's own: it counts, and shows the fans that it was given.</summary>
public sealed class Ramp : IInitializer
{
    /// <summary>The thousands are the number of inputs of an output, the hundred-thousands those of outputs of an input.</summary>
    /// <param name="values">The parameter.</param>
    /// <param name="fanIn">The number of inputs that one output sums over.</param>
    /// <param name="fanOut">The number of outputs that one input reaches.</param>
    /// <param name="random">Not needed.</param>
    public static void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = i + 1000 * fanIn + 100_000 * fanOut;
    }
}
