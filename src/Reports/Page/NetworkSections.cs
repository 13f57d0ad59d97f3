using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace Gen.Reports;

/// <summary>What was trained, and how.</summary>
internal static class NetworkSections
{
    public static Html Render(TrainingReport report) => new Html().Add(Filters(report.Network)).Add(Layers(report.Network)).Add(Facts(report));

    private static Html Filters(INetwork network)
    {
        if (FilterGrid.Find(network) is not { } weights)
            return new Html();
        return new Html()
            .Line($"""
                <h2>What the first layer listens for</h2><p>The {weights.Shape[2]} filters of <code>{Html.Escape(weights.Name)}</code>, {weights.Shape[0]} taps each, the strongest first:
                <span class="key for"></span>positive and <span class="key against"></span>negative weights, all to one scale.{(weights.Shape[1] > 1 ? " A row is a channel." : "")}</p>
                """)
            .Add(FilterGrid.Render(weights));
    }

    private static Html Layers(INetwork network)
    {
        var html = new Html().Line($"""<h2>The network</h2><div class="card wide drawing">""").Markup(NetworkDrawing.ToSvg(network.Description)).Line($"""</div><div class="card wide" style="margin-top: 14px">""")
            .Line($"""<table class="summary"><thead><tr><th>layer</th><th>kind</th><th>output</th><th class="number">parameters</th><th class="number">multiply-adds</th></tr></thead><tbody>""");
        foreach (var layer in network.Description.AllLayers)
        {
            var parameters = layer.Parameters.Sum(parameter => parameter.Shape.Aggregate(1L, (product, size) => product * size));
            html.Line($"""
                <tr><td>{Html.Escape(layer.Name)}</td><td>{Html.Escape(layer.Kind)}</td><td>{layer.Output}</td><td class="number">{parameters:N0}</td><td class="number">{layer.MultiplyAdds:N0}</td></tr>
                """);
        }

        return html.Line($"""
            <tr><td colspan="3">all</td><td class="number">{network.Parameters.Sum(parameter => (long)parameter.Length):N0}</td><td class="number">{network.Description.Layers.Sum(layer => layer.MultiplyAdds):N0}</td></tr></tbody></table></div>
            """);
    }

    private static Html Facts(TrainingReport report)
    {
        var html = new Html().Line($"""<h2>What was run</h2><div class="card wide"><table class="facts"><tbody>""");
        foreach (var (name, value) in FactsOf(report).Concat(report.Facts))
            html.Line($"<tr><th>{Html.Escape(name)}</th><td>{Html.Escape(value)}</td></tr>");
        return html.Line($"</tbody></table></div>");
    }

    private static IEnumerable<(string Name, string Value)> FactsOf(TrainingReport report)
    {
        var (trainer, network) = (report.Trainer, report.Network);
        yield return ("network", Invariant($"{network.Description.Name}, [{network.InputLength}, {network.InputChannels}] to [{network.OutputLength}, {network.OutputChannels}]"));
        if (report.Train is { } train)
            yield return ("training samples", Invariant($"{train.Count:N0}"));
        yield return ("test samples", Invariant($"{report.Test.Count:N0}"));
        yield return ("optimizer", Invariant($"{trainer.Optimizer.GetType().Name}, learning rate {report.History.Last.LearningRate:0.########} in the last step, {trainer.Optimizer.StepCount:N0} steps"));
        yield return ("loss", trainer.Loss.GetType().Name);
        yield return ("epochs, batch, seed, threads", Invariant($"{report.History.Epochs.Count} of {trainer.Epochs}, {trainer.BatchSize}, {trainer.Seed}, {trainer.Threads}"));
        if (trainer.L2 > 0)
            yield return ("L2", Invariant($"{trainer.L2}"));
        if (trainer.Schedule is { } schedule)
            yield return ("schedule", schedule.GetType().Name);
        if (trainer.Augmentations.Count > 0)
            yield return ("augmentation", string.Join(", ", trainer.Augmentations.Select(augmentation => augmentation.GetType().Name)));
        yield return ("machine", Invariant($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, {InstructionSets.Current} kernels"));
        yield return ("runtime", $"{RuntimeInformation.FrameworkDescription}, Gen {typeof(INetwork).Assembly.GetName().Version?.ToString(3)}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
