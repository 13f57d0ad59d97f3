using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Gen.Tests.Helpers;
using Xunit;

namespace Gen.Reports.Tests;

/// <summary>The report is one page that needs nothing but itself, whatever the network puts out.</summary>
public sealed class ReportTests : IDisposable
{
    private const int Length = 48;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void OfAClassifierEverythingIsThere()
    {
        var page = Parsed(Classifier());
        string[] headings = [.. page.Descendants("h2").Select(heading => heading.Value)];
        Assert.Equal(["Training", "The classes", "Where it looks", "How it sees them", "What the first layer listens for", "The network", "What was run"], headings);
        Assert.Contains("Class activation maps", page.Value, StringComparison.Ordinal);
        Assert.Contains("what enters the last layers", page.Value, StringComparison.Ordinal);
        // Rows are the class, columns what it was taken for: all cells together are the test samples.
        var matrix = page.Descendants("table").Single(table => (string?)table.Attribute("class") == "confusion");
        Assert.Equal(90, matrix.Descendants("td").Where(cell => cell.Value.Length > 0).Sum(cell => int.Parse(cell.Value)));
        Assert.Contains("sawtooth <&> more", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutFeaturesMapsAreMadeByOcclusion()
    {
        var page = Parsed(Classifier(withFeatures: false));
        Assert.Contains("Occlusion maps", page.Value, StringComparison.Ordinal);
        Assert.Contains("the logarithms of its outputs", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void OfNumbersTheWorstAreDrawn()
    {
        var (data, network) = (Waves(60, 5), new Autoencoder(seed: 1));
        var own = new Dataset(data.Inputs, data.Inputs, data.Count);
        var trainer = new Trainer(network, new Adam(), new MeanSquaredError()) { Epochs = 3 };
        var page = Parsed(new TrainingReport(trainer, trainer.Fit(own), own));
        Assert.Contains("The worst", page.Descendants("h2").Select(heading => heading.Value));
        Assert.Contains("mean absolute error", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void OfStepsTheWrongOnesAreMarked()
    {
        var data = Waves(40, 6);
        var labels = Enumerable.Range(0, 40 * Length).Select(i => data.Inputs.Span[i] > 0 ? 1 : 0).ToArray();
        var steps = Dataset.FromStepLabels(data.Inputs, labels, 2, Length);
        var trainer = new Trainer(new StepNetwork(seed: 1), new Adam(), new CrossEntropy()) { Epochs = 2 };
        var page = Parsed(new TrainingReport(trainer, trainer.Fit(steps, steps), steps));
        Assert.Contains("steps wrong", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ForeignFeaturesAndDataAreRefused()
    {
        var (trainer, history, test) = Trained();
        var report = new TrainingReport(trainer, history, test) { Features = new StepNetwork() };
        Assert.Contains("expected the same layers", Assert.Throws<InvalidDataException>(report.ToString).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TrainingReport(trainer, history, new Dataset(new float[10], new float[10], 1)));
    }

    [Fact]
    public async Task ABrowserShowsIt()
    {
        var path = Path.Combine(_folder.FullName, "report.html");
        Classifier().Write(path);
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(new Uri(path).AbsoluteUri);
        Assert.Empty(await browser.ComplaintsAsync());
        Assert.Equal("Waves", (await browser.RunAsync("return document.title"))!.GetValue<string>());
        // Nothing is wider than the window, each drawing has a size, and lines have the colours of the style.
        Assert.True((await browser.RunAsync("return document.documentElement.scrollWidth <= window.innerWidth"))!.GetValue<bool>());
        Assert.True((await browser.RunAsync("return [...document.querySelectorAll('svg')].every(svg => svg.getBoundingClientRect().height > 5)"))!.GetValue<bool>());
        Assert.Equal("rgb(47, 111, 222)", (await browser.RunAsync("return getComputedStyle([...document.querySelectorAll('polyline')].find(line => line.getAttribute('style')?.includes('--train'))).stroke"))!.GetValue<string>());
        if (Environment.GetEnvironmentVariable("GEN_SCREENSHOTS") is { } folder)
        {
            File.Copy(path, Path.Combine(folder, "report.html"), overwrite: true);
            await File.WriteAllBytesAsync(Path.Combine(folder, "report.png"), await browser.ScreenshotAsync(), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void TheAxesAreThoseOfTheGreatestVariance()
    {
        // A cross, longer along (3, 4, 0) / 5 than along (0, 0, 1).
        double[][] points = [[6, 8, 1], [-6, -8, 1], [0, 0, 4], [0, 0, -2]];
        var (places, first, second) = PrincipalAxes.Of(points);
        Assert.Equal(200.0 / 218, first, 9);
        Assert.Equal(18.0 / 218, second, 9);
        Assert.Equal([10, 10, 0, 0], places.Select(place => Math.Round(Math.Abs(place.X), 6)));
        Assert.Equal([0, 0, 3, 3], places.Select(place => Math.Round(Math.Abs(place.Y), 6)));
        Assert.Equal((0, 0), (PrincipalAxes.Of([[1, 1], [1, 1]]).First, PrincipalAxes.Of([[1, 1], [1, 1]]).Second));
    }

    private static TrainingReport Classifier(bool withFeatures = true)
    {
        var (trainer, history, test) = Trained();
        return new TrainingReport(trainer, history, test) { Features = withFeatures ? new WavesMap() : null, Facts = [("data", "made up")] };
    }

    private static (Trainer Trainer, TrainingHistory History, Dataset Test) Trained()
    {
        var (network, train, test) = (new Waves(seed: 1), Waves(150, 1), Waves(90, 2));
        network.SetClassNames(["sine", "square", "sawtooth <&> more"]);
        var trainer = new Trainer(network, new Adam { LearningRate = 0.01 }, new CrossEntropy()) { Epochs = 40, KeepBest = Metric.ValidationLoss };
        return (trainer, trainer.Fit(train, test), test);
    }

    private static Dataset Waves(int count, int seed)
    {
        var (random, inputs, labels) = (new RandomSource((ulong)seed), new float[count * Length], new int[count]);
        for (var i = 0; i < inputs.Length; i++)
        {
            var kind = labels[i / Length] = i / Length % 3;
            var phase = (i % Length + 7 * (i / Length % 5)) / 12.0 % 1;
            inputs[i] = (float)(0.7 * random.NextNormal() + (kind == 0 ? Math.Sin(2 * Math.PI * phase) : kind == 1 ? Math.Sign(phase - 0.5) : 2 * phase - 1));
        }

        return Dataset.FromLabels(inputs, labels, 3);
    }

    private static XElement Parsed(TrainingReport report)
    {
        var text = report.ToString();
        Assert.StartsWith("<!DOCTYPE html>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<link|src=|url\\((?!#)|@import|NaN|Infinity|\r|http://(?!www.w3.org)", text);
        var page = XElement.Parse(text["<!DOCTYPE html>".Length..]);
        string[] ids = [.. page.DescendantsAndSelf().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        return page;
    }
}

[Input(Length = 48), Conv1d(Filters = 8, Width = 7, Padding = "same"), Relu, Conv1d(Filters = 8, Width = 5, Padding = "same"), Relu, GlobalAveragePool1d, Dense(3), Softmax]
internal sealed partial class Waves;

[Input(Length = 48), Conv1d(Filters = 8, Width = 7, Padding = "same"), Relu, Conv1d(Filters = 8, Width = 5, Padding = "same"), Relu]
internal sealed partial class WavesMap;

[Input(Length = 48), Flatten, Dense(8), Relu, Dense(48)]
internal sealed partial class Autoencoder;

[Input(Length = 48), Conv1d(Filters = 4, Width = 5, Padding = "same"), Relu, Conv1d(Filters = 2, Width = 1), Softmax]
internal sealed partial class StepNetwork;
