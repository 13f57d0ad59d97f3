using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <content>Parts to learn from, and parts to test on.</content>
public sealed partial class SignalSet
{
    /// <summary>
    /// Divides the set in two. Signals of one group stay together; of each class about the same share goes to either side (of a group, the class that most of
    /// its signals have). The same seed divides in the same way.
    /// </summary>
    /// <param name="testShare">The share of the signals that is left for testing, between 0 and 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="InvalidOperationException">There is but one group.</exception>
    public (SignalSet Train, SignalSet Test) Split(double testShare = 0.2, int seed = 0)
    {
        if (!(testShare > 0 && testShare < 1))
            throw new ArgumentOutOfRangeException(nameof(testShare), testShare, "The share must lie between 0 and 1.");
        return Apart(new SignalGroups(_signals).Share(testShare, seed), part: 1);
    }

    /// <summary>
    /// Divides the set into parts for cross-validation: each is once the test set, and all others together the training set. Groups stay together, and classes are
    /// spread as evenly as can be.
    /// </summary>
    /// <param name="count">The number of parts, at least 2.</param>
    /// <param name="seed">Decides which signal is in which part.</param>
    /// <exception cref="InvalidOperationException">There are fewer groups than parts.</exception>
    public IReadOnlyList<(SignalSet Train, SignalSet Test)> Folds(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var parts = new SignalGroups(_signals).Deal(count, seed);
        return [.. Enumerable.Range(0, count).Select(part => Apart(parts, part))];
    }

    private (SignalSet Train, SignalSet Test) Apart(int[] parts, int part) =>
        (With(_signals.Where((_, index) => parts[index] != part)), With(_signals.Where((_, index) => parts[index] == part)));
}
