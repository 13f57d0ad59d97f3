using System;
using System.Globalization;
using System.IO;
using Gen;

namespace SpokenDigits;

/// <summary>The whole story: read, train, test, and say what came of it.</summary>
internal sealed class Session(Options options, TextWriter output)
{
    public void Run()
    {
        var recordings = Recordings.Read(options.DataPath);
        output.WriteLine(DigitNetwork.Summary);
        var network = new DigitNetwork(options.Seed);
        var history = Training.Run(network, options, recordings.Train);
        WriteLine($"Trained on {recordings.Train.Count:N0} recordings in {history.Last.Elapsed.TotalSeconds:0.0} s with {InstructionSets.Current} kernels");
        if (options.SavePath is { } path)
            network.Save(path);
        output.WriteLine();

        var run = new TestRun(network, recordings.Test);
        ConfusionMatrix.Print(recordings.Test, run.Predicted, output);
        output.WriteLine();
        WriteLine($"Time per prediction of one second of audio: median {run.Median.TotalMicroseconds:0} microseconds");
        WriteLine($"Test accuracy {100 * run.Accuracy:0.0} % ({recordings.Test.Count:N0} recordings)");
    }

    private void WriteLine(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
