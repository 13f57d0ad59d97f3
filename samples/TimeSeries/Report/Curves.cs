using System;
using System.Collections.Generic;
using System.Linq;
using Gen;

namespace TimeSeries.Report;

/// <summary>Loss and accuracy, epoch by epoch.</summary>
internal sealed class Curves(TrainedModel model)
{
    // No loss is smaller for the eye; zero has no logarithm.
    private const double LeastLoss = 1e-7;

    private readonly IReadOnlyList<EpochResult> _epochs = model.History.Epochs;

    private int BestEpoch => model.History.BestEpoch ?? _epochs.Count;

    private EpochResult Best => _epochs[BestEpoch - 1];

    public Html Loss()
    {
        var losses = _epochs.Select(epoch => epoch.Loss).Concat(_epochs.Select(epoch => epoch.ValidationLoss ?? epoch.Loss)).Select(loss => Math.Max(loss, LeastLoss)).ToList();
        var (least, greatest) = (losses.Min() / 2, 1.1 * losses.Max());
        var chart = new Chart("Loss by epoch", (1, Math.Max(2, _epochs.Count)), (least, greatest), logarithmic: true, "");
        MarkRates(chart);
        Draw(chart, epoch => epoch.ValidationLoss, "test");
        Draw(chart, epoch => epoch.Loss, "train");
        return chart.Dot(BestEpoch, Best.Loss, "best", FormattableString.Invariant($"epoch {BestEpoch:N0}: {Best.Loss:0.0e0}")).End();
    }

    public Html Accuracy()
    {
        var shares = _epochs.SelectMany(epoch => new[] { epoch.Accuracy ?? 0, epoch.ValidationAccuracy ?? epoch.Accuracy ?? 0 });
        var chart = new Chart("Accuracy by epoch", (1, Math.Max(2, _epochs.Count)), (Math.Min(90, Math.Floor(10 * shares.Min()) * 10), 100), logarithmic: false, " %");
        MarkRates(chart);
        Draw(chart, epoch => 100 * epoch.ValidationAccuracy, "test");
        Draw(chart, epoch => 100 * epoch.Accuracy, "train");
        return chart.Dot(BestEpoch, 100 * model.Test.Accuracy, "tested", FormattableString.Invariant($"test {100 * model.Test.Accuracy:0.00} %")).End();
    }

    // Every epoch as a faint line, and a mean over some of them that the eye can follow.
    private void Draw(Chart chart, Func<EpochResult, double?> value, string style)
    {
        var points = _epochs.Where(epoch => value(epoch) is not null).Select(epoch => (X: (double)epoch.Epoch, Y: value(epoch)!.Value)).ToList();
        if (points.Count == 0)
            return;
        var reach = points.Count / 100;
        chart.Curve(points, style + (reach > 0 ? " faint" : ""));
        if (reach > 0)
            chart.Curve(points.Select((point, i) => (point.X, Middle(points, i, reach))), style);
    }

    // The geometric mean suits a logarithmic axis, and among percentages it hardly differs from the other.
    private static double Middle(List<(double X, double Y)> points, int index, int reach)
    {
        var (first, last) = (Math.Max(0, index - reach), Math.Min(points.Count - 1, index + reach));
        return Math.Exp(Enumerable.Range(first, last - first + 1).Average(i => Math.Log(Math.Max(points[i].Y, LeastLoss))));
    }

    private void MarkRates(Chart chart)
    {
        foreach (var (before, after) in _epochs.Zip(_epochs.Skip(1)).Where(pair => pair.Second.LearningRate < pair.First.LearningRate))
            chart.Upright(after.Epoch, "rate", FormattableString.Invariant($"learning rate {before.LearningRate:0.######} to {after.LearningRate:0.######}"));
    }
}
