using System;
using System.Collections.Generic;
using System.Linq;
using OxyPlot;

namespace Gen.Reports;

/// <summary>Loss, accuracy and learning rate, epoch by epoch.</summary>
internal sealed class Curves(TrainingHistory history)
{
    // Zero has no logarithm.
    private const double LeastLoss = 1e-7;
    private const int MostPoints = 500;

    private readonly IReadOnlyList<EpochResult> _epochs = history.Epochs;

    public Html Render()
    {
        var html = new Html().Line($"""<div class="pair">""").Add(Figure("Loss", "mean over the samples, powers of ten", Loss()));
        if (_epochs[0].Accuracy is not null)
            html.Add(Figure("Accuracy", "percent that were told right", Accuracy()));
        if (_epochs.Any(epoch => epoch.LearningRate != _epochs[0].LearningRate))
            html.Add(Figure("Learning rate", "in the last step of each epoch", Rate()));
        return html.Line($"</div>");
    }

    /// <summary>A chart with its heading.</summary>
    public static Html Figure(string title, string note, string svg) => new Html()
        .Line($"""<figure class="card"><figcaption><b>{Html.Escape(title)}</b><span>{Html.Escape(note)}</span></figcaption>""").Markup(svg).Line($"</figure>");

    private string Loss()
    {
        var plot = new Plot("epoch", "loss", logarithmic: true);
        Draw(plot, epoch => Math.Max(epoch.Loss, LeastLoss), epoch => epoch.ValidationLoss is { } loss ? Math.Max(loss, LeastLoss) : null);
        return plot.Render("Loss by epoch");
    }

    private string Accuracy()
    {
        var plot = new Plot("epoch", "%");
        Draw(plot, epoch => 100 * epoch.Accuracy, epoch => 100 * epoch.ValidationAccuracy);
        return plot.Render("Accuracy by epoch");
    }

    private string Rate() => new Plot("epoch", "learning rate", logarithmic: _epochs.All(epoch => epoch.LearningRate > 0))
        .Curve(null, Points(epoch => epoch.LearningRate), "soft").Render("Learning rate by epoch");

    private void Draw(Plot plot, Func<EpochResult, double?> training, Func<EpochResult, double?> validation)
    {
        plot.Curve("training", Points(training), "train");
        if (history.Last.Validation is not null)
            plot.Curve("validation", Points(validation), "test");
        if (history.BestEpoch is { } best)
            plot.Dots("kept", [(best, training(_epochs[best - 1]) ?? 0)], "ink", MarkerType.Diamond);
    }

    /// <summary>No more points than the page has room for, the last one among them.</summary>
    private IEnumerable<(double X, double Y)> Points(Func<EpochResult, double?> value)
    {
        var every = (_epochs.Count - 1) / MostPoints + 1;
        return _epochs.Where((epoch, i) => (i % every == 0 || i == _epochs.Count - 1) && value(epoch) is not null).Select(epoch => ((double)epoch.Epoch, value(epoch)!.Value));
    }
}
