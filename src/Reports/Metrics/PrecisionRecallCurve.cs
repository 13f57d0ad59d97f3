using System;
using System.Collections.Generic;

namespace Gen.Reports;

/// <summary>A point of a <see cref="PrecisionRecallCurve"/>: what a threshold achieves.</summary>
/// <param name="Threshold">Scores from here on count as positive.</param>
/// <param name="Precision">The share of these that are positive, 0 to 1.</param>
/// <param name="Recall">The share of the positive samples that are among them, 0 to 1.</param>
public readonly record struct PrecisionRecallPoint(double Threshold, double Precision, double Recall);

/// <summary>How many positive samples a score finds, against how many of what it finds are positive: for classes that are rare.</summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> points, double averagePrecision) => (Points, AveragePrecision) = (points, averagePrecision);

    /// <summary>A point for each score that occurs, from the greatest down.</summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>The sum of the precisions, each times the recall that its threshold adds: scikit-learn's average_precision_score.</summary>
    public double AveragePrecision { get; }

    /// <summary>Computes the curve.</summary>
    /// <param name="scores">The score of each sample; greater is more positive.</param>
    /// <param name="positive">Whether each is positive.</param>
    /// <exception cref="ArgumentException">The numbers differ, a score is no number, or samples of a kind are missing.</exception>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        var ranked = new RankedScores(scores, positive);
        var points = new List<PrecisionRecallPoint>();
        var (sum, before) = (0.0, 0.0);
        foreach (var (threshold, hits, alarms) in ranked.Steps)
        {
            var point = new PrecisionRecallPoint(threshold, (double)hits / (hits + alarms), (double)hits / ranked.Positives);
            sum += (point.Recall - before) * point.Precision;
            before = point.Recall;
            points.Add(point);
        }

        return new PrecisionRecallCurve(points, sum);
    }
}
