using System.Collections.Generic;
using System.Linq;

namespace TimeSeries.Report;

/// <summary>Test series with their maps: the first of each class that was told right, and the first few that were not.</summary>
internal sealed class ActivationGallery(TrainedModel model)
{
    private const int MostMistakes = 4;

    private readonly ActivationMap _map = new(model.Kind, model.Network);

    public Html Render()
    {
        var (html, labels, guesses) = (new Html().Line($"""<div class="pair">"""), model.Data.Test.Labels, model.Test.Predicted);
        var right = Enumerable.Range(0, model.Data.Classes.Count)
            .Select(label => Enumerable.Range(0, labels.Length).Where(i => labels[i] == label && guesses[i] == label).Take(1)).SelectMany(found => found);
        var wrong = Enumerable.Range(0, labels.Length).Where(i => labels[i] != guesses[i]).Take(MostMistakes);
        foreach (var index in right.Concat(wrong))
            html.Add(Render(index, labels[index], guesses[index]));
        return html.Line($"</div>");
    }

    private Html Render(int index, int label, int guess)
    {
        var probability = model.Test.Outputs[index * model.Data.Classes.Count + guess];
        var series = model.Data.Test.Series(index);
        var name = Html.Escape(model.Data.Classes[guess]);
        var verdict = label == guess ? $"class {name}" : $"taken for class {name}, is class {Html.Escape(model.Data.Classes[label])}";
        return new Html()
            .Line($"""<figure class="card{(label == guess ? "" : " mistake")}"><figcaption><b>{verdict}</b><span>test series {index + 1:N0}, {100 * probability:0.0} % sure</span></figcaption>""")
            .Add(new ActivationChart(index).Render(series, _map.Of(series, guess)))
            .Line($"</figure>");
    }
}
