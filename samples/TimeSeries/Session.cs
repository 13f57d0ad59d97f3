using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Gen;
using Gen.Reports;
using TimeSeries.Models;

namespace TimeSeries;

/// <summary>The whole story: read, train, test, and say what came of it.</summary>
internal sealed class Session(Options options, TextWriter output)
{
    public void Run()
    {
        var architecture = Architecture.All.FirstOrDefault(known => known.Name == options.Model) ?? throw new ArgumentException(
            $"--model is '{options.Model}'; expected {string.Join(", ", Architecture.All.Select(known => known.Name))}.");
        var data = UcrData.Read(options.DataPath);
        var kind = architecture.Find(data.Length, data.Classes.Count) ?? throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"No {architecture.Name} is declared for {data.Length} steps and {data.Classes.Count} classes ({data.Name}): add one in samples/TimeSeries/Models."));
        if (options.SeedRow)
            new SeedRow(options, architecture, kind, data, output).Run();
        else
            TrainAndTest(architecture, kind, data);
    }

    private void TrainAndTest(Architecture architecture, NetworkKind kind, UcrData data)
    {
        output.WriteLine(kind.Summary);
        var network = kind.Create(options.FirstSeed);
        network.SetClassNames(data.Classes);
        var trainer = Training.TrainerOf(network, architecture, data, options, options.FirstSeed);
        var history = Training.Run(trainer, data, options);
        var run = new TestRun(network, data.Test);
        WriteLine($"Trained on {data.Train.Count:N0} series in {history.Last.Elapsed.TotalSeconds:0.0} s with {InstructionSets.Current} kernels;");
        WriteLine($"the parameters are those of epoch {history.BestEpoch}, the one with the lowest training loss");
        output.WriteLine();
        new ConfusionMatrix(data.Test.Labels, run.Predicted, data.Classes).Print(output);
        output.WriteLine();

        var path = options.ReportPath ?? Path.Combine(AppContext.BaseDirectory, $"{data.Name}-{architecture.Name}.html");
        Report(trainer, history, architecture, kind, data).Write(path);
        output.WriteLine($"Report: {path}");
        WriteLine($"Test accuracy {100 * run.Accuracy:0.00} % ({data.Test.Count:N0} series)");
    }

    private static TrainingReport Report(Trainer trainer, TrainingHistory history, Architecture architecture, NetworkKind kind, UcrData data)
    {
        var published = PublishedAccuracy.Of(architecture.Name, data.Name);
        return new TrainingReport(trainer, history, data.Test.Samples)
        {
            Title = $"{architecture.Title} on {data.Name}",
            Subtitle = "UCR time series archive, Dau et al. (2019). Each series has mean 0 and standard deviation 1.",
            Train = data.Train.Samples,
            Features = kind.CreateMap(0),
            Facts = published is null ? [] : [("published", string.Create(
                CultureInfo.InvariantCulture, $"{published.Mean:0.00} %, mean of five runs ({published.Least:0.00} to {published.Greatest:0.00}): Fawaz et al. (2019)"))],
        };
    }

    private void WriteLine(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
