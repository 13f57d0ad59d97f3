using System;
using System.Collections.Generic;
using System.Globalization;

namespace Gen.Reports;

/// <summary>Scores from the greatest down, with how many samples of either kind have at least so much.</summary>
internal sealed class RankedScores
{
    internal RankedScores(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        Require(scores, positive);
        var (keys, kinds) = (scores.ToArray(), positive.ToArray());
        Array.Sort(keys, kinds);
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            (Positives, Negatives) = kinds[i] ? (Positives + 1, Negatives) : (Positives, Negatives + 1);
            if (i == 0 || keys[i - 1] != keys[i])
                Steps.Add((keys[i], Positives, Negatives));
        }

        if (Positives == 0 || Negatives == 0)
            throw new ArgumentException($"All samples are {(Positives == 0 ? "negative" : "positive")}; expected some of either kind.", nameof(positive));
    }

    internal int Positives { get; }

    internal int Negatives { get; }

    /// <summary>For each score that occurs, the positive and the negative samples with at least as much.</summary>
    internal List<(double Threshold, int Hits, int Alarms)> Steps { get; } = [];

    private static void Require(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        if (scores.Length != positive.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {scores.Length} scores, but {positive.Length} kinds; expected as many."), nameof(positive));
        foreach (var score in scores)
        {
            if (float.IsNaN(score))
                throw new ArgumentException("A score is not a number.", nameof(scores));
        }
    }
}
