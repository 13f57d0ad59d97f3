using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Reports;

/// <summary>What the network makes of the test samples.</summary>
internal static class ResultSections
{
    private const int MostClasses = 30;
    private const int MostCurves = 7;

    public static Html Render(TrainingReport report) => new Html().Add(report.Samples.IsClasses ? Classes(report) : Numbers(report)).Add(Signals(report)).Add(Embedding(report));

    private static Html Classes(TrainingReport report)
    {
        var (matrix, samples) = (HeadSection.Matrix(report), report.Samples);
        var html = new Html().Line($"""<h2>The classes</h2><div class="pair">""");
        if (samples.Names.Length <= MostClasses)
            html.Line($"""<figure class="card"><figcaption><b>Confusion</b><span>by their class (rows)</span></figcaption><div class="wide">""").Add(ConfusionTable.Render(matrix)).Line($"</div></figure>");
        html.Line($"""<figure class="card"><figcaption><b>By class</b><span>test samples</span></figcaption><div class="wide">""").Add(ClassTable(matrix)).Line($"</div></figure>");
        if (samples.Steps == 1)
        {
            html.Line($"""<figure class="card"><figcaption><b>What they look like</b><span>first channel, test samples and their mean</span></figcaption>""")
                .Add(new ClassShapes(samples).Render()).Line($"</figure>");
        }

        return html.Add(Thresholds(samples)).Line($"</div>");
    }

    private static Html ClassTable(ConfusionMatrix matrix)
    {
        var html = new Html().Line($"""<table class="summary"><thead><tr><th>class</th><th class="number">precision</th><th class="number">recall</th><th class="number">F1</th><th class="number">samples</th></tr></thead><tbody>""");
        for (var label = 0; label < matrix.Classes.Count; label++)
            Row(html, matrix.Classes[label], matrix.Precision(label), matrix.Recall(label), matrix.F1(label), matrix.Support(label));
        Row(html, "mean", matrix.MacroPrecision, matrix.MacroRecall, matrix.MacroF1, matrix.Count);
        return html.Line($"</tbody></table>");
    }

    private static void Row(Html html, string name, double precision, double recall, double f1, int samples) => html.Line($"""
        <tr><td>{Html.Escape(name)}</td><td class="number">{precision:0.000}</td><td class="number">{recall:0.000}</td><td class="number">{f1:0.000}</td><td class="number">{samples:N0}</td></tr>
        """);

    /// <summary>Each class against all others.</summary>
    private static Html Thresholds(Samples samples)
    {
        var (roc, precision) = (new Plot("false positive rate", "true positive rate").OfShares(), new Plot("recall", "precision").OfShares());
        roc.Curve(null, [(0, 0), (1, 1)], "line", OxyPlot.LineStyle.Dash, 1);
        var drawn = 0;
        for (var label = samples.Names.Length == 2 ? 1 : 0; label < samples.Names.Length && drawn < MostCurves; label++)
        {
            bool[] positive = [.. samples.Labels.Select(own => own == label)];
            if (!positive.Contains(true) || !positive.Contains(false))
                continue;
            float[] scores = [.. Enumerable.Range(0, positive.Length).Select(i => (float)samples.Probability(i / samples.Steps, i % samples.Steps, label))];
            var (curve, recalls) = (RocCurve.Of(scores, positive), PrecisionRecallCurve.Of(scores, positive));
            roc.Curve(FormattableString.Invariant($"{samples.Names[label]}: area {curve.Area:0.000}"), curve.Points.Select(point => (point.FalsePositiveRate, point.TruePositiveRate)), Plot.ColourOf(drawn));
            precision.Curve(samples.Names[label], recalls.Points.Select(point => (point.Recall, point.Precision)), Plot.ColourOf(drawn++));
        }

        return drawn == 0 ? new Html() : new Html()
            .Add(Curves.Figure("ROC", "each class against the others", roc.Render("ROC curves")))
            .Add(Curves.Figure("Precision and recall", "each class against the others", precision.Render("Precision-recall curves")));
    }

    private static Html Numbers(TrainingReport report)
    {
        var targets = report.Test.Targets.Span;
        var outputs = report.Samples.Outputs;
        var every = (outputs.Length - 1) / 2000 + 1;
        var points = new List<(double X, double Y)>();
        for (var i = 0; i < outputs.Length; i += every)
            points.Add((targets[i], outputs[i]));
        var (least, greatest) = (points.Min(point => point.X), points.Max(point => point.X));
        var plot = new Plot("should have come", "came").Dots(null, points, "train").Curve(null, [(least, least), (greatest, greatest)], "soft", OxyPlot.LineStyle.Dash, 1);
        return new Html().Line($"""<h2>The numbers</h2><div class="pair">""").Add(Curves.Figure("Outputs", "against targets", plot.Render("Outputs against targets"))).Line($"</div>");
    }

    private static Html Signals(TrainingReport report)
    {
        var (samples, network) = (report.Samples, report.Network);
        if (!samples.IsClasses)
        {
            return new Html()
                .Line($"""<h2>The worst</h2><p>The samples with the greatest errors: <span class="key train"></span>what should have come, <span class="key test"></span>what came.</p>""")
                .Add(new SignalGallery(network, samples, null).Render());
        }

        IRelevance? relevance = samples.Steps > 1 ? null : ActivationMap.Fits(report.Features, network) ? new ActivationMap(report.Features!, network) : new OcclusionMap(network);
        return new Html()
            .Line($"<h2>Where it looks</h2><p>The worst mistakes first, if there are any, then what was told right. {Html.Escape(relevance?.Explanation ?? "The band below is coloured where steps were told wrong.")}")
            .Line(relevance is null ? (FormattableString)$"</p>" : $"""
                Steps speak <span class="key for"></span>for the class that the network chose, or <span class="key against"></span>against it.</p>
                """)
            .Add(new SignalGallery(network, samples, relevance).Render());
    }

    private static Html Embedding(TrainingReport report)
    {
        if (report.Samples is not { IsClasses: true, Steps: 1, Count: > 2 } samples || samples.Names.Length < 2)
            return new Html();
        var (places, first, second, what) = EmbeddingOf(report);
        var plot = new Plot(FormattableString.Invariant($"{100 * first:0} % of the variance"), FormattableString.Invariant($"{100 * second:0} %"));
        for (var label = 0; label < samples.Names.Length && label < MostCurves; label++)
            plot.Dots(samples.Names[label], places.Where((_, i) => samples.Labels[i] == label), Plot.ColourOf(label));
        return new Html().Line($"""<h2>How it sees them</h2><p>A dot for each test sample: {what}, along the two directions in which the samples differ most.</p><div class="pair">""")
            .Add(Curves.Figure("Embedding", "principal components", plot.Render("Embedding of the test samples"))).Line($"</div>");
    }

    private static ((double X, double Y)[] Places, double First, double Second, string What) EmbeddingOf(TrainingReport report)
    {
        var (features, count) = (report.Features, Math.Min(report.Samples.Count, 1000));
        var points = new double[count][];
        for (var i = 0; i < count; i++)
        {
            points[i] = features is null
                ? [.. report.Samples.Output(i).ToArray().Select(value => Math.Log(Math.Max(value, 1e-9)))]
                : Means(features, features.Predict(report.Samples.Input(i)));
        }

        var (places, first, second) = PrincipalAxes.Of(points);
        return (places, first, second, features is null ? "the logarithms of its outputs" : "what enters the last layers, its mean over time");
    }

    private static double[] Means(INetwork features, float[] values)
    {
        var (steps, channels) = (features.OutputLength, features.OutputChannels);
        var (stepStride, channelStride) = features.Layout == DataLayout.ChannelsLast ? (channels, 1) : (1, steps);
        return [.. Enumerable.Range(0, channels).Select(channel => Enumerable.Range(0, steps).Average(step => (double)values[step * stepStride + channel * channelStride]))];
    }
}
