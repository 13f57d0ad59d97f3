using System;
using System.Collections.Generic;

namespace Gen.Reports;

/// <summary>A point of a <see cref="RocCurve"/>: what a threshold achieves.</summary>
/// <param name="Threshold">Scores from here on count as positive.</param>
/// <param name="FalsePositiveRate">The share of the negative samples that do, 0 to 1.</param>
/// <param name="TruePositiveRate">The share of the positive samples that do, 0 to 1.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);

/// <summary>How many positive samples a score finds, against how many negative ones it takes for positive.</summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area) => (Points, Area) = (points, area);

    /// <summary>A point for each score that occurs, from the greatest down, behind one at which nothing is positive.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>The area below the curve, 0 to 1: the probability that a positive sample has a greater score than a negative one, of which equal scores count half.</summary>
    public double Area { get; }

    /// <summary>Computes the curve.</summary>
    /// <param name="scores">The score of each sample; greater is more positive.</param>
    /// <param name="positive">Whether each is positive.</param>
    /// <exception cref="ArgumentException">The numbers differ, a score is no number, or samples of a kind are missing.</exception>
    public static RocCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        var ranked = new RankedScores(scores, positive);
        var points = new List<RocPoint> { new(double.PositiveInfinity, 0, 0) };
        var area = 0.0;
        foreach (var (threshold, hits, alarms) in ranked.Steps)
        {
            var point = new RocPoint(threshold, (double)alarms / ranked.Negatives, (double)hits / ranked.Positives);
            area += (point.FalsePositiveRate - points[^1].FalsePositiveRate) * (point.TruePositiveRate + points[^1].TruePositiveRate) / 2;
            points.Add(point);
        }

        return new RocCurve(points, area);
    }
}
