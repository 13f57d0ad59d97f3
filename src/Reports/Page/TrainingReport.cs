using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen.Reports;

/// <summary>
/// What came of a training, as one HTML file that needs nothing but itself, and no scripts: curves, metrics, confusion matrix, the worst mistakes as signals with a map of
/// what the network looked at, filters, an embedding, the network's drawing, and what was run on what.
/// </summary>
/// <param name="trainer">What trained.</param>
/// <param name="history">What <see cref="Trainer.Fit"/> gave back.</param>
/// <param name="test">Samples that the network did not learn from: all figures but the curves are theirs.</param>
/// <exception cref="ArgumentException">The samples do not fit the network.</exception>
public sealed class TrainingReport(Trainer trainer, TrainingHistory history, Dataset test)
{
    private readonly Samples _samples = new(
        (trainer ?? throw new ArgumentNullException(nameof(trainer))).Network,
        RequireFits(trainer.Network, test ?? throw new ArgumentNullException(nameof(test))), trainer.Loss);

    /// <summary>The heading. Default: the network's name.</summary>
    public string Title { get; init; } = trainer.Network.Description.Name;

    /// <summary>A sentence below it: where the data are from, and what they are. Default: none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What it was trained on, to be told in numbers; <see langword="null"/>, the default, to leave that out.</summary>
    public Dataset? Train { get; init; }

    /// <summary>
    /// The same layers as the network's as far as the last one that has time steps, a network of its own. <see cref="Write"/> copies the weights to it. With it the maps are
    /// class activation maps, and the embedding is that of what enters the last layers; without it maps are made by occlusion, and the embedding is that of the outputs.
    /// </summary>
    public INetwork? Features { get; init; }

    /// <summary>More lines of what was run: a name and a value each. Default: none.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    internal Trainer Trainer => trainer;

    internal TrainingHistory History => history;

    internal Dataset Test => test;

    internal Samples Samples => _samples;

    internal INetwork Network => trainer.Network;

    /// <summary>Writes the page.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidDataException"><see cref="Features"/> has a layer that the network has not.</exception>
    public void Write(string path) => File.WriteAllText(path, ToString());

    /// <summary>The page's text.</summary>
    public override string ToString()
    {
        if (Features is { } features)
            CopyWeights(features);
        return new Html()
            .Line($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>""")
            .Line($"<title>{Html.Escape(Title)}</title><style>{Style.Sheet.ReplaceLineEndings("\n")}</style></head><body><main>")
            .Add(HeadSection.Render(this))
            .Line($"<h2>Training</h2>").Add(TrainingWords()).Add(new Curves(history).Render())
            .Add(ResultSections.Render(this))
            .Add(NetworkSections.Render(this))
            .Line($"</main></body></html>").ToString();
    }

    private Html TrainingWords() => new Html().Line(history.BestEpoch is { } best
        ? (FormattableString)$"<p>The network is that of epoch {best:N0}, the best by {trainer.KeepBest}.</p>"
        : $"<p>The network is that of the last epoch.</p>");

    private static Dataset RequireFits(INetwork network, Dataset data) => data.InputSize == network.InputSize && data.TargetSize == network.OutputSize
        ? data
        : throw new ArgumentException(FormattableString.Invariant(
            $"The samples have {data.InputSize} inputs and {data.TargetSize} targets; expected {network.InputSize} and {network.OutputSize}."), nameof(data));

    private void CopyWeights(INetwork features)
    {
        var known = Network.Parameters.Select(parameter => (parameter.Name, parameter.Length)).ToHashSet();
        if (features.Parameters.FirstOrDefault(parameter => !known.Contains((parameter.Name, parameter.Length))) is { } stranger)
            throw new InvalidDataException($"Features has {stranger}, which {Network.GetType().Name} has not; expected the same layers as far as the last one with time steps.");
        features.CopyFrom(Network, LoadOptions.Matching);
    }
}
