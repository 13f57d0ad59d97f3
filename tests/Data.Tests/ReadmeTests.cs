using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Gen.Data.Tests.Helpers;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>The README's program stands here as it stands there, on recordings that are made up: it learns them.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void TheProgramLearnsToTellPeoplesActivity()
    {
        _files.Text("walks.csv", MadeUp());
        // What stands between the marks is the README's block, but for the folder and the last line's sink.
        // begin
        var recordings = SignalSet.FromCsv(_files["walks.csv"], new CsvOptions { Label = "activity", Recording = "recording", Group = "person" });
        var (train, test) = recordings.Windows(length: 64, step: 32).Split(testShare: 0.25);
        var network = new Activity(seed: 1);
        var trainer = new Trainer(network, new Adam(), new CrossEntropy())
        {
            Epochs = 15,
            Augmentations = [new Jitter { Deviation = 0.05 }, new RandomShift { Steps = 4 }],
        };
        trainer.Fit(train.ToDataset());
        // end
        Assert.Empty(train.Select(signal => signal.Group).Intersect(test.Select(signal => signal.Group)));
        Assert.InRange(trainer.Evaluate(test.ToDataset()).Accuracy!.Value, 0.95, 1);
    }

    [Fact]
    public void TheProgramIsTheReadmes()
    {
        var here = File.ReadAllLines(Path.Combine(Root, "tests/Data.Tests/ReadmeTests.cs")).Select(line => line.Trim().Replace("_files[\"walks.csv\"]", "\"walks.csv\"", StringComparison.Ordinal)).ToList();
        var block = File.ReadAllText(Path.Combine(Root, "src/Data/README.md")).Split("```csharp\n")[1].Split("```")[0];
        var there = block.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Equal(here[(here.IndexOf("// begin") + 1)..here.IndexOf("// end")], there.SkipWhile(line => !line.StartsWith("var recordings", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("Console", StringComparison.Ordinal)));
        Assert.InRange(there.Count(line => line.Length > 0), 1, 25);
        Assert.Contains("[Input(Length = 64, Channels = 3), Conv1d(Filters = 16, Width = 8), Relu, GlobalMaxPool1d, Dense(2), Softmax]", there);
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Gen.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    /// <summary>Twelve people walk and run, each for some other time: runs swing twice as fast.</summary>
    private static string MadeUp()
    {
        var random = new RandomSource(3);
        var text = new StringBuilder("person,recording,activity,x,y,z\n");
        for (var recording = 0; recording < 24; recording++)
        {
            var (length, phase) = (100 + random.NextInt32(150), random.NextDouble() * 6);
            for (var step = 0; step < length; step++)
            {
                var angle = phase + (recording % 2 == 0 ? 0.3 : 0.6) * step;
                text.Append(CultureInfo.InvariantCulture, $"p{recording / 2},r{recording},{(recording % 2 == 0 ? "walk" : "run")},")
                    .Append(CultureInfo.InvariantCulture, $"{Math.Sin(angle) + 0.1 * random.NextNormal():0.000},{Math.Cos(angle) + 0.1 * random.NextNormal():0.000},{0.3 * random.NextNormal():0.000}\n");
            }
        }

        return text.ToString();
    }
}
