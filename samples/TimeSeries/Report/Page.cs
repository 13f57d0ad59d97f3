using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Gen;
using Gen.Reports;

namespace TimeSeries.Report;

/// <summary>The report: one HTML file that needs nothing but itself, and no scripts.</summary>
internal sealed class Page(TrainedModel model)
{
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => File.WriteAllText(path, Render().ToString());

    private Html Render() => new Html()
        .Line($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>""")
        .Line($"<title>{Title}</title><style>{Style.Sheet.ReplaceLineEndings("\n")}</style></head><body><main>")
        .Add(Head()).Add(Training()).Add(Classes()).Add(Maps()).Add(Filters()).Add(Layers())
        .Line($"""
            <footer>{Html.Escape(model.Data.Name)}: UCR time series archive, Dau et al. (2019). Each series has mean 0 and standard deviation 1. Trained and drawn by
            the TimeSeries sample of Gen.</footer></main></body></html>
            """);

    private string Title => Html.Escape($"{model.Architecture.Title} on {model.Data.Name}");

    private Html Head()
    {
        var (data, history) = (model.Data, model.History);
        var html = new Html().Line($"<h1>{Title}</h1>").Line($"""
            <p>{data.Train.Count:N0} series of {data.Length:N0} steps to learn from, {data.Test.Count:N0} to be tested with, {data.Classes.Count} classes.</p><div class="tiles">
            """);
        Tile(html, $"{100 * model.Test.Accuracy:0.00} %", "test accuracy", "first");
        if (PublishedAccuracy.Of(model.Architecture.Name, data.Name) is { } published)
            Tile(html, $"{published.Mean:0.00} %", FormattableString.Invariant($"published, mean of five runs ({published.Least:0.00} to {published.Greatest:0.00})"));
        Tile(html, $"{history.Epochs.Count:N0}", FormattableString.Invariant($"epochs, batches of {model.BatchSize}, seed {model.Seed}"));
        Tile(html, $"{history.Last.Elapsed.TotalSeconds:0.0} s", $"of training with {InstructionSets.Current} kernels");
        Tile(html, $"{model.Network.Parameters.Where(parameter => parameter.Trainable).Sum(parameter => parameter.Length):N0}", "trained parameters");
        return html.Line($"</div>");
    }

    private Html Training()
    {
        var curves = new Curves(model);
        var test = model.History.Last.Validation is null ? "" : """ <span class="key test"></span>test""";
        return new Html()
            .Line($"""
                <h2>Training</h2><p><span class="key train"></span>training{test} <span class="key rate"></span>learning rate lowered.
                The network is that of epoch {model.History.BestEpoch:N0}, the one with the lowest training loss.</p>
                """)
            .Line($"""<div class="pair"><figure class="card"><figcaption><b>Loss</b><span>cross-entropy, powers of ten</span></figcaption>""").Add(curves.Loss())
            .Line($"""</figure><figure class="card"><figcaption><b>Accuracy</b><span>share of series told right</span></figcaption>""").Add(curves.Accuracy())
            .Line($"</figure></div>");
    }

    private Html Classes() => new Html()
        .Line($"""<h2>The classes</h2><div class="pair"><figure class="card"><figcaption><b>What they look like</b><span>training series and their mean</span></figcaption>""")
        .Add(new ClassShapes(model.Data).Render())
        .Line($"""</figure><figure class="card"><figcaption><b>Confusion</b><span>test series by their class (rows)</span></figcaption><div class="wide">""")
        .Add(ConfusionTable.Render(new ConfusionMatrix(model.Data.Test.Labels, model.Test.Predicted, model.Data.Classes)))
        .Line($"</div></figure></div>");

    private Html Maps() => new Html()
        .Line($"""
            <h2>Where it looks</h2><p>Class activation maps of test series: which steps speak <span class="key for"></span>for the class that the network
            chose and which <span class="key against"></span>against it. The mean of the map over time is the class' score. The first series of each class that was told right,
            then the first mistakes, if there are any.</p>
            """)
        .Add(new ActivationGallery(model).Render());

    private Html Filters()
    {
        var weights = model.Network.Parameters[0];
        return new Html()
            .Line($"""
                <h2>What the first layer listens for</h2><p>The {weights.Shape[2]} filters of <code>{Html.Escape(weights.Name)}</code>, {weights.Shape[0]} taps each, the strongest first:
                <span class="key for"></span>positive and <span class="key against"></span>negative weights, all to one scale.</p>
                """)
            .Add(FilterGrid.Render(weights));
    }

    private Html Layers() => new Html().Line($"""<h2>The network</h2><div class="card">""").Add(SummaryTable.Render(model.Kind.Summary)).Line($"</div>");

    private static void Tile(Html html, FormattableString value, string meaning, string style = "") =>
        html.Line($"""<div class="tile {style}"><b>{value.ToString(CultureInfo.InvariantCulture)}</b><span>{Html.Escape(meaning)}</span></div>""");
}
