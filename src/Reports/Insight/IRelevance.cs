using System;

namespace Gen.Reports;

/// <summary>Says which steps of a signal speak for a class.</summary>
internal interface IRelevance
{
    /// <summary>What it is, in a sentence for the reader.</summary>
    string Explanation { get; }

    /// <summary>A value for each step; positive where the step speaks for the class.</summary>
    /// <param name="signal">An input of the network.</param>
    /// <param name="label">The class.</param>
    double[] Of(ReadOnlySpan<float> signal, int label);
}
