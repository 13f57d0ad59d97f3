using System;
using System.Globalization;
using System.Linq;

namespace Gen.Reports;

/// <summary>The heading, and the few numbers that matter most.</summary>
internal static class HeadSection
{
    public static Html Render(TrainingReport report)
    {
        var html = new Html().Line($"<h1>{Html.Escape(report.Title)}</h1>");
        if (report.Subtitle is { } words)
            html.Line($"<p>{Html.Escape(words)}</p>");
        html.Line($"""<div class="tiles">""");
        Results(report, html);
        var (samples, history) = (report.Samples, report.History);
        Tile(html, $"{history.Epochs.Count:N0}", FormattableString.Invariant($"epochs, batches of {report.Trainer.BatchSize}, seed {report.Trainer.Seed}"));
        Tile(html, $"{history.Last.Elapsed.TotalSeconds:0.0} s", $"of training with {InstructionSets.Current} kernels");
        Tile(html, $"{report.Network.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Length):N0}", "trained parameters");
        Tile(html, $"{samples.Count:N0}", "test samples");
        return html.Line($"</div>");
    }

    private static void Results(TrainingReport report, Html html)
    {
        if (report.Samples.IsClasses)
        {
            var matrix = Matrix(report);
            Tile(html, $"{100 * matrix.Accuracy:0.00} %", "test accuracy", "first");
            Tile(html, $"{matrix.MacroF1:0.000}", "mean F1 of the classes");
        }
        else
        {
            var metrics = RegressionMetrics.Of(report.Samples.Outputs, report.Test.Targets.Span, report.Network.OutputSize);
            Tile(html, $"{metrics.MeanAbsoluteError:0.####}", "mean absolute error", "first");
            Tile(html, $"{metrics.RootMeanSquareError:0.####}", "root mean square error");
            Tile(html, $"{metrics.RSquared:0.000}", "R2");
        }
    }

    /// <summary>The confusion matrix of the test samples.</summary>
    internal static ConfusionMatrix Matrix(TrainingReport report) => new(report.Samples.Labels, report.Samples.Predicted, report.Samples.Names);

    private static void Tile(Html html, FormattableString value, string meaning, string style = "") =>
        html.Line($"""<div class="tile {style}"><b>{value.ToString(CultureInfo.InvariantCulture)}</b><span>{Html.Escape(meaning)}</span></div>""");
}
