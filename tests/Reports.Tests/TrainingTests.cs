using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Spectre.Console;
using Xunit;

namespace Gen.Reports.Tests;

/// <summary>Training that shows where it stands, and the search for a rate.</summary>
public sealed class TrainingTests
{
    [Fact]
    public void WithoutATerminalThereAreLines()
    {
        var (console, text) = Console(isTerminal: false);
        var (trainer, reports) = Trainer(epochs: 40);
        var history = trainer.FitWithProgress(Data(), Data(), console);
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(20, lines.Length);
        Assert.Matches(@"^epoch  2/40  loss \d\.\d{5}  accuracy \d+\.\d %  validation loss \d\.\d{5}, accuracy \d+\.\d %  \d+ s\r?$", lines[0]);
        Assert.Equal(40, history.Epochs.Count);
        Assert.Equal(40 * 4, reports.Count);
    }

    [Fact]
    public void OnATerminalThereIsABar()
    {
        var (console, text) = Console(isTerminal: true);
        Trainer(epochs: 3).Trainer.FitWithProgress(Data(), console: console);
        Assert.Contains("epoch 3/3", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("validation", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheRateIsSoughtAndNothingChanges()
    {
        var network = new Small(seed: 2);
        var (before, optimizer) = (Saved(network), new Adam { LearningRate = 0.123 });
        var found = LearningRateFinder.Run(network, optimizer, new CrossEntropy(), Data(), steps: 60, batchSize: 16);
        Assert.Equal(before, Saved(network));
        Assert.Equal((0.123, 0L), (optimizer.LearningRate, optimizer.StepCount));
        Assert.InRange(found.Suggestion, 1e-4, 0.5);
        Assert.InRange(found.Points.Count, 10, 60);
        Assert.Equal(1e-6, found.Points[0].Rate, 12);
        Assert.Equal(found.Points.Select(point => point.Rate).Order(), found.Points.Select(point => point.Rate));

        // With the rate that was found the network learns.
        optimizer.LearningRate = found.Suggestion;
        var trainer = new Trainer(network, optimizer, new CrossEntropy()) { Epochs = 60, BatchSize = 16 };
        trainer.Fit(Data());
        Assert.InRange(trainer.Evaluate(Data()).Accuracy!.Value, 0.9, 1);
    }

    [Fact]
    public void RatesAreChecked()
    {
        var network = new Small();
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Run(network, new Adam(), new CrossEntropy(), Data(), least: 1, greatest: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Run(network, new Adam(), new CrossEntropy(), Data(), steps: 2));
    }

    [Fact]
    public void TheReadmesProgramIsShort()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gen.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var block = Regex.Match(File.ReadAllText(Path.Combine(folder, "src/Reports/README.md")), "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains(".FitWithProgress(", block, StringComparison.Ordinal);
        Assert.InRange(block.Split('\n').Count(line => line.Length > 0), 10, 25);
    }

    private static (Trainer Trainer, List<TrainingProgress> Reports) Trainer(int epochs)
    {
        var reports = new List<TrainingProgress>();
        return (new(new Small(seed: 1), new Adam(), new CrossEntropy()) { Epochs = epochs, BatchSize = 16, Progress = new Listener(reports) }, reports);
    }

    private static byte[] Saved(INetwork network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private static Dataset Data()
    {
        var random = new RandomSource(5);
        var (inputs, labels) = (new float[60 * 4], new int[60]);
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = random.NextNormal() + 2 * (labels[i / 4] = i / 4 % 2);
        return Dataset.FromLabels(inputs, labels, 2);
    }

    private static (IAnsiConsole Console, StringWriter Text) Console(bool isTerminal)
    {
        var text = new StringWriter();
        var settings = new AnsiConsoleSettings { Out = new Output(text, isTerminal), Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No, Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No };
        return (AnsiConsole.Create(settings), text);
    }

    private sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 120;

        public int Height => 40;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }

    private sealed class Listener(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}

[Input(Length = 4), Flatten, Dense(2), Softmax]
public partial class Small;
