using System;
using System.Globalization;
using System.IO;
using Gen;
using Gen.Reports;

namespace SpliceJunctions;

/// <summary>The whole story: train, save, load, predict, and say what came of it.</summary>
internal sealed class Session(Options options, TextWriter output)
{
    public void Run()
    {
        var data = SpliceFile.Read(options.DataPath);
        var train = data.Slice(0, SpliceFile.TrainingCount);
        output.WriteLine(SpliceNetwork.Summary);
        if (options.CrossValidate)
            CrossValidation.Run(options, train, output);
        else
            TrainAndTest(train, data.Slice(SpliceFile.TrainingCount, SpliceFile.TestCount));
    }

    private void TrainAndTest(SpliceData train, SpliceData test)
    {
        var trained = new SpliceNetwork(options.Seed);
        var history = Training.Run(trained, options, train, validation: null);
        WriteLine($"Trained on {train.Count:N0} sequences in {history.Last.Elapsed.TotalSeconds:0.0} s with {InstructionSets.Current} kernels");
        output.WriteLine();

        var loaded = SavedNetwork.RoundTrip(trained, options.Seed, options.WeightsPath);
        var run = new TestRun(loaded, test);
        SavedNetwork.RequireEqual(trained, test, run.Outputs);
        WriteLine($"Saved to {options.WeightsPath} ({new FileInfo(options.WeightsPath).Length:N0} bytes) and loaded into a fresh network:");
        WriteLine($"all {run.Outputs.Length:N0} test outputs are equal to the trained network's, bit for bit");
        output.WriteLine();

        Learned.Print(loaded, test, output);
        Report(run, test);
    }

    private void Report(TestRun run, SpliceData test)
    {
        new ConfusionMatrix([.. test.Labels], [.. run.Predicted], SpliceClass.Names).Print(output);
        output.WriteLine();
        StatLogTable.Print(run.Accuracy, output);
        output.WriteLine();
        WriteLine($"Time per prediction: median {run.Median.TotalMicroseconds:0.0}, mean {run.Mean.TotalMicroseconds:0.0} microseconds");
        WriteLine($"(the first one, for which the kernels are compiled: {run.First.TotalMilliseconds:0.0} milliseconds)");
        WriteLine($"Test accuracy {100 * run.Accuracy:0.0} % ({test.Count:N0} sequences), {run.AllocatedBytes} bytes allocated");
    }

    private void WriteLine(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
