using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Gen.Reports;

/// <summary>
/// Tries learning rates from a small one to a great one, a step with each, and looks where the loss falls fastest (Smith 2017). A first guess, where nothing is known.
/// </summary>
public sealed class LearningRateFinder
{
    // The share of the old value that the smoothed loss keeps, and how far it may rise above its least before the search ends.
    private const double Kept = 0.9;
    private const double Diverged = 4;

    private LearningRateFinder(IReadOnlyList<(double Rate, double Loss)> points, double suggestion) => (Points, Suggestion) = (points, suggestion);

    /// <summary>The rates in their order, each with the loss, smoothed, of the steps up to it.</summary>
    public IReadOnlyList<(double Rate, double Loss)> Points { get; }

    /// <summary>The rate around which the smoothed loss falls fastest, before its least.</summary>
    public double Suggestion { get; }

    /// <summary>Searches. Afterwards the network has the parameters from before, and the optimizer is reset.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="loss">What is made smaller.</param>
    /// <param name="data">The training set.</param>
    /// <param name="least">The first rate, positive.</param>
    /// <param name="greatest">The last rate, above it.</param>
    /// <param name="steps">How many rates, at least 10.</param>
    /// <param name="batchSize">The samples of a step.</param>
    /// <exception cref="ArgumentException">The data do not fit, or a number is out of range.</exception>
    /// <exception cref="InvalidOperationException">The loss fell at no rate.</exception>
    public static LearningRateFinder Run(
        INetwork network, Optimizer optimizer, Loss loss, Dataset data, double least = 1e-6, double greatest = 1, int steps = 100, int batchSize = 32)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 10);
        if (!(least > 0 && greatest > least && double.IsFinite(greatest)))
            throw new ArgumentOutOfRangeException(nameof(greatest), greatest, FormattableString.Invariant($"Expected a finite rate above the least, {least}, and that above 0."));
        using var saved = new MemoryStream();
        network.Save(saved);
        try
        {
            return Suggest(Record(network, optimizer, loss, data, new Ramp(least, greatest, steps), batchSize));
        }
        finally
        {
            saved.Position = 0;
            network.Load(saved);
            optimizer.Reset();
        }
    }

    private static List<(double Rate, double Loss)> Record(INetwork network, Optimizer optimizer, Loss loss, Dataset data, Ramp ramp, int batchSize)
    {
        using var end = new CancellationTokenSource();
        var batches = (data.Count - 1) / batchSize + 1;
        var recorder = new Recorder(ramp.Steps, end);
        var trainer = new Trainer(network, optimizer, loss) { Epochs = (ramp.Steps - 1) / batches + 1, BatchSize = batchSize, Schedule = ramp, Progress = recorder };
        try
        {
            trainer.Fit(data, cancellationToken: end.Token);
        }
        catch (Exception e) when (e is NonFiniteLossException || e is OperationCanceledException && end.IsCancellationRequested)
        {
            // The rate became too great, or all were tried: what was recorded until here is the answer.
        }

        return recorder.Points;
    }

    private static LearningRateFinder Suggest(List<(double Rate, double Loss)> points)
    {
        var (lowest, steepest, slope, reach) = (0, -1, 0.0, Math.Max(2, points.Count / 8));
        for (var i = 1; i < points.Count; i++)
            lowest = points[i].Loss < points[lowest].Loss ? i : lowest;
        for (var i = reach; i <= lowest && i + reach < points.Count; i++)
        {
            var own = Slope(points.GetRange(i - reach, 2 * reach + 1));
            (steepest, slope) = own < slope ? (i, own) : (steepest, slope);
        }

        return steepest > 0
            ? new LearningRateFinder(points, points[steepest].Rate)
            : throw new InvalidOperationException("The loss fell at no rate; expected a network that can learn the data, or other rates.");
    }

    /// <summary>The slope of the line through points, over the logarithm of the rate: single steps are too noisy to be compared.</summary>
    private static double Slope(List<(double Rate, double Loss)> points)
    {
        var (x, y) = (points.Average(point => Math.Log(point.Rate)), points.Average(point => point.Loss));
        return points.Sum(point => (Math.Log(point.Rate) - x) * (point.Loss - y)) / points.Sum(point => Math.Pow(Math.Log(point.Rate) - x, 2));
    }

    /// <summary>Rates that grow by the same factor from step to step.</summary>
    private sealed class Ramp(double least, double greatest, int steps) : Schedule
    {
        internal int Steps => steps;

        public override double RateAt(in SchedulePosition position, ReadOnlySpan<double> state) =>
            least * Math.Pow(greatest / least, Math.Min(1, (double)position.Step / (steps - 1)));
    }

    /// <summary>Takes each batch's own loss out of the epoch's mean, and smooths it.</summary>
    private sealed class Recorder(int steps, CancellationTokenSource end) : IProgress<TrainingProgress>
    {
        private double _sum;
        private double _smoothed;
        private double _least = double.PositiveInfinity;

        internal List<(double Rate, double Loss)> Points { get; } = [];

        public void Report(TrainingProgress value)
        {
            var own = value.Loss * value.Batch - (value.Batch == 1 ? 0 : _sum);
            _sum = value.Loss * value.Batch;
            _smoothed = Kept * _smoothed + (1 - Kept) * own;
            var mean = _smoothed / (1 - Math.Pow(Kept, Points.Count + 1));
            Points.Add((value.LearningRate, mean));
            _least = Math.Min(_least, mean);
            if (Points.Count >= steps || !(mean <= Diverged * _least))
                end.Cancel();
        }
    }
}
