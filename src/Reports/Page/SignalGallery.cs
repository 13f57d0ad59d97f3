using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Reports;

/// <summary>Samples as signals: the worst mistakes first, then one of each class that was told right.</summary>
internal sealed class SignalGallery(INetwork network, Samples samples, IRelevance? relevance)
{
    private const int MostMistakes = 6;
    private const int MostRight = 10;

    private int _drawn;

    public Html Render()
    {
        var (html, errors) = (new Html().Line($"""<div class="pair">"""), samples.Errors());
        var order = Enumerable.Range(0, samples.Count).OrderByDescending(sample => errors[sample]).ToList();
        var wrong = samples.IsClasses ? order.Where(sample => Wrong(sample).Any(step => step)) : order;
        foreach (var sample in wrong.Take(MostMistakes))
            html.Add(Render(sample, errors[sample], isMistake: true));
        foreach (var sample in Right(order).Take(MostRight))
            html.Add(Render(sample, errors[sample], isMistake: false));
        return html.Line($"</div>");
    }

    /// <summary>The sample of each class that the network is surest of; of outputs with many steps, the best one.</summary>
    private IEnumerable<int> Right(List<int> order)
    {
        var right = order.AsEnumerable().Reverse().Where(sample => samples.IsClasses && !Wrong(sample).Any(step => step));
        return samples.Steps > 1 ? right.Take(1) : right.GroupBy(sample => samples.Labels[sample]).OrderBy(group => group.Key).Select(group => group.First());
    }

    private IEnumerable<bool> Wrong(int sample) => Enumerable.Range(sample * samples.Steps, samples.Steps).Select(i => samples.Labels[i] != samples.Predicted[i]);

    private Html Render(int sample, double error, bool isMistake)
    {
        var (title, note) = Words(sample, error);
        return new Html()
            .Line($"""<figure class="card{(isMistake && samples.IsClasses ? " mistake" : "")}"><figcaption><b>{Html.Escape(title)}</b><span>sample {sample + 1:N0}, {Html.Escape(note)}</span></figcaption>""")
            .Add(Chart(sample)).Line($"</figure>");
    }

    private Html Chart(int sample)
    {
        if (!samples.IsClasses && network.OutputLength > 1)
        {
            return SignalChart.Render(
                samples.Channel(samples.Target(sample), 0, network.OutputLength, network.OutputChannels), samples.Channel(samples.Output(sample), 0, network.OutputLength, network.OutputChannels));
        }

        if (!samples.IsClasses && network.OutputSize > 1)
            return SignalChart.Render([.. samples.Target(sample).ToArray().Select(value => (double)value)], [.. samples.Output(sample).ToArray().Select(value => (double)value)]);
        double[][] channels = [.. Enumerable.Range(0, network.InputChannels).Select(channel => samples.Channel(sample, channel))];
        var chart = new SignalChart(_drawn++);
        if (relevance is null || !samples.IsClasses)
            return chart.Render(channels, samples.IsClasses ? [.. Wrong(sample)] : Array.Empty<bool>().Append(false).ToList());
        return chart.Render(channels, relevance.Of(samples.Input(sample), samples.Predicted[sample]));
    }

    private (string Title, string Note) Words(int sample, double error)
    {
        if (!samples.IsClasses)
            return (FormattableString.Invariant($"squared error {error:0.####}"), network.OutputSize == 1 ? FormattableString.Invariant($"{samples.Output(sample)[0]:0.####} in place of {samples.Target(sample)[0]:0.####}") : "first channel");
        if (samples.Steps > 1)
            return (FormattableString.Invariant($"{Wrong(sample).Count(step => step)} of {samples.Steps} steps wrong"), FormattableString.Invariant($"right with {1 - error:0.00} in the mean"));
        var (label, guess) = (samples.Labels[sample], samples.Predicted[sample]);
        var sure = FormattableString.Invariant($"{100 * samples.Probability(sample, 0, guess):0.0} % sure");
        return (label == guess ? samples.Names[guess] : $"taken for {samples.Names[guess]}, is {samples.Names[label]}", sure);
    }
}
