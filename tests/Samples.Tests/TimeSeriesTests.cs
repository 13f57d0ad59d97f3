using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The sample as its user runs it, on a data set of two waves that is made here.</summary>
public sealed class TimeSeriesTests : IDisposable
{
    private const int Length = 24;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("series-");

    public TimeSeriesTests()
    {
        var random = new Random(1);
        Write("TRAIN", string.Concat(Enumerable.Range(0, 20).Select(i => Wave(i % 2, random))));
        Write("TEST", string.Concat(Enumerable.Range(0, 30).Select(i => Wave(i % 2, random))));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ItLearnsToTellTwoWavesApart()
    {
        var run = Run("--epochs", "40");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(20, run.Output.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Matches(@"\nthe parameters are those of epoch \d+, the one with the lowest training loss\n", run.Output);
        Assert.Contains("-1                        15     0\n1                          0    15\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Test accuracy 100.00 % (30 series)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheReportIsOneWellFormedPageWithoutScripts()
    {
        var (path, run) = (Path.Combine(_folder.FullName, "report.html"), Run("--epochs", "3", "--watch"));
        Assert.Contains($"\nReport: {path}\n", run.Output, StringComparison.Ordinal);
        var text = File.ReadAllText(path);
        Assert.StartsWith("<!DOCTYPE html>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<link|src=|url\\((?!#)|@import|NaN|Infinity|\r", text);

        var page = XElement.Parse(text["<!DOCTYPE html>".Length..]);
        string[] headings = [.. page.Descendants("h2").Select(heading => heading.Value)];
        Assert.Equal(["Training", "The classes", "Where it looks", "How it sees them", "What the first layer listens for", "The network", "What was run"], headings);
        // Loss and accuracy, perhaps the rate; two classes; two curves of thresholds; maps and mistakes; the embedding; a little picture for each filter; the drawing.
        Assert.InRange(page.Descendants().Count(part => part.Name.LocalName == "svg"), 2 + 2 + 2 + 1 + 1 + 128 + 1, 3 + 2 + 2 + 8 + 1 + 128 + 1);
        Assert.Contains("Class activation maps", page.Value, StringComparison.Ordinal);
        Assert.Equal(30, page.Descendants("table").First().Descendants("td").Where(cell => cell.Value.Length > 0).Sum(cell => int.Parse(cell.Value, CultureInfo.InvariantCulture)));
        Assert.Contains("264,962", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralSeedsGiveARowOfATable()
    {
        var run = Run("--epochs", "2", "--seeds", "3-4");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"\n\| Waves \| fcn \| \d+\.\d\d \d+\.\d\d \| \d+\.\d\d \(\d+\.\d\d-\d+\.\d\d\) \| \d+ \|\n$", run.Output);
    }

    [Fact]
    public void TheSameSeedRepeatsEachEpoch()
    {
        Assert.Equal(Losses("5"), Losses("5"));
        Assert.NotEqual(Losses("5"), Losses("6"));
    }

    [Theory]
    [InlineData("1,0.5,0.5", "expected a label, a tab and values with tabs between them, but there is no tab")]
    [InlineData("\u0001\u0002", "expected a label, a tab and values with tabs between them, but there is no tab")]
    [InlineData("1\t0.5\t\t0.5", "value 2 is missing; expected a finite number")]
    [InlineData("1\t0.5\t0.5\tNaN", "value 3 is missing; expected a finite number")]
    [InlineData("1\t0.5\tx", "value 2 is 'x'; expected a finite number")]
    [InlineData("1\tInfinity", "value 1 is 'Infinity'; expected a finite number")]
    [InlineData("\t0.5\t0.5", "the class is empty; expected a label before the first tab")]
    [InlineData("1\t0.5\t0.5", "2 values, but the series of line 1 has 24; all need the same length")]
    public void AMalformedLineIsNamed(string line, string problem)
    {
        foreach (var part in new[] { "TRAIN", "TEST" })
        {
            var whole = File.ReadAllText(PathOf(part));
            Write(part, string.Concat(whole.Split('\n').Take(2).Select(good => good + "\n")) + line + "\n");
            Refused($"{PathOf(part)}(3): {problem}");
            Write(part, whole);
        }
    }

    [Fact]
    public void ALabelOfOneSetOnlyIsNamedWithItsLine()
    {
        var (test, train) = (File.ReadAllText(PathOf("TEST")), File.ReadAllText(PathOf("TRAIN")));
        Write("TEST", test + "7" + test[test.IndexOf('\t')..test.IndexOf('\n')] + "\n");
        Refused($"{PathOf("TEST")}(31): class '7' is in the test set only; expected -1, 1");
        Write("TEST", test);
        Write("TRAIN", train + "7" + train[train.IndexOf('\t')..train.IndexOf('\n')] + "\n");
        Refused($"{PathOf("TRAIN")}(21): class '7' is in the training set only; expected -1, 1");
    }

    [Fact]
    public void ASetThatIsNoneIsRefused()
    {
        Write("TRAIN", "1\t1\t2\n1\t2\t1\n");
        Refused($"{PathOf("TEST")}(1): 24 values, but the training series have 2");
        Write("TEST", "1\t1\t2\n");
        Refused($"{PathOf("TRAIN")}(2): all series are of class '1'; expected two classes or more");
        Write("TEST", "");
        Refused($"{PathOf("TEST")}(1): the file is empty; expected a label, a tab and values in each line");
        File.Delete(PathOf("TEST"));
        Refused($"{PathOf("TEST")}: there is no such file beside Waves_TRAIN.tsv.");
        File.Delete(PathOf("TRAIN"));
        Refused($"{_folder.FullName}: expected one file whose name ends in _TRAIN.tsv, but there are 0.");
    }

    [Theory]
    [InlineData("--model lstm", "--model is 'lstm'; expected fcn")]
    [InlineData("--seeds 4-0", "--seeds is '4-0'; expected two seeds such as 0-4.")]
    [InlineData("--epochs 0", "--epochs is '0'; expected a whole number of at least 1.")]
    [InlineData("--batch", "--batch needs a value.")]
    [InlineData("--speed 3", "Unknown argument '--speed'.")]
    public void AWrongCommandLineIsAnsweredWithTheUsage(string arguments, string problem)
    {
        var run = Run(arguments.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(problem, run.Error, StringComparison.Ordinal);
        Assert.Contains("\nUsage: TimeSeries --data FOLDER", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SeriesWithoutANetworkOfTheirShapeAreRefused()
    {
        Write("TRAIN", "1\t1\t2\n2\t2\t1\n");
        Write("TEST", "1\t1\t2\n2\t2\t1\n");
        Assert.StartsWith("No fcn is declared for 2 steps and 2 classes (Waves)", Run().Error, StringComparison.Ordinal);
    }

    [RealDataFact(RealDataFactAttribute.Ucr)]
    public void OnItalyPowerDemandItIsAsGoodAsPublished()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable(RealDataFactAttribute.Ucr)!, "ItalyPowerDemand");
        var run = SampleProcess.Run("TimeSeries", null, "--data", folder, "--epochs", "200", "--report", Path.Combine(_folder.FullName, "report.html"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var last = run.Output.TrimEnd().Split('\n')[^1];
        // Fawaz et al. (2019) report 96.11 to 96.40 % after 2000 epochs.
        Assert.InRange(double.Parse(last.Split(' ')[2], CultureInfo.InvariantCulture), 95, 98);
    }

    private string Losses(string seed)
    {
        var run = Run("--epochs", "2", "--seed", seed);
        return string.Concat(run.Output.Split('\n').Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf('%')]));
    }

    private void Refused(string problem)
    {
        var run = Run();
        Assert.Equal((1, "", problem + "\n"), (run.ExitCode, run.Output, run.Error));
    }

    private SampleProcess Run(params string[] arguments) => SampleProcess.Run("TimeSeries", null, ["--data", _folder.FullName, "--report", Path.Combine(_folder.FullName, "report.html"), .. arguments]);

    // A sine or a sawtooth, from a random place on, with noise.
    private static string Wave(int kind, Random random)
    {
        var start = random.NextDouble();
        var values = Enumerable.Range(0, Length).Select(step => (start + step / 8.0) % 1).Select(phase => kind == 0 ? Math.Sin(2 * Math.PI * phase) : 2 * phase - 1);
        var text = values.Select(value => (5 + value + 0.1 * random.NextDouble()).ToString(CultureInfo.InvariantCulture));
        return $"{(kind == 0 ? "1" : "-1.0")}\t{string.Join('\t', text)}\n";
    }

    private void Write(string part, string text) => File.WriteAllText(PathOf(part), text);

    private string PathOf(string part) => Path.Combine(_folder.FullName, $"Waves_{part}.tsv");
}
