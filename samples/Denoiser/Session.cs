using System;
using System.Globalization;
using System.IO;
using Gen;

namespace Denoiser;

/// <summary>The whole story: train, fit the filter, compare both on new signals, and draw one of them.</summary>
internal sealed class Session(Options options, TextWriter output)
{
    private const int TestSignals = 500;

    // Of no use to anyone but the test.
    private const int TestSeed = int.MaxValue;

    public void Run()
    {
        output.WriteLine(DenoisingNetwork.Summary);
        var (train, test) = (Heartbeats.Make(options.Signals, options.Seed), Heartbeats.Make(TestSignals, TestSeed));
        var network = new DenoisingNetwork(options.Seed);
        var trainer = new Trainer(network, new Adam { LearningRate = 2e-3 }, new MeanSquaredError())
        {
            Epochs = options.Epochs,
            BatchSize = 16,
            Seed = options.Seed,
            Threads = options.Threads,
            Schedule = new CosineDecay(),
        };
        var history = trainer.Fit(train);
        WriteLine($"Trained on {options.Signals:N0} signals in {history.Last.Elapsed.TotalSeconds:0} s with {InstructionSets.Current} kernels");

        var filtered = new WienerFilter(train).Filter(test.Inputs.Span);
        var cleaned = new float[test.Inputs.Length];
        network.Predict(test.Inputs.Span, cleaned);
        WriteLine($"Signal to noise, {TestSignals:N0} new signals: {Decibels(test, test.Inputs.Span):0.0} dB before");
        WriteLine($"The best filter of half a second: {Decibels(test, filtered):0.0} dB");
        WriteLine($"The network: {Decibels(test, cleaned):0.0} dB");

        Picture.Write(options.Picture, test.Targets.Span[..Heartbeats.Length],
            ("with noise", test.Inputs[..Heartbeats.Length].ToArray()), ("filtered", filtered[..Heartbeats.Length]), ("the network", cleaned[..Heartbeats.Length]));
        WriteLine($"Picture: {options.Picture}");
    }

    private static double Decibels(Dataset data, ReadOnlySpan<float> signals)
    {
        var clean = data.Targets.Span;
        var (power, error) = (0.0, 0.0);
        for (var place = 0; place < clean.Length; place++)
        {
            power += (double)clean[place] * clean[place];
            error += ((double)signals[place] - clean[place]) * ((double)signals[place] - clean[place]);
        }

        return 10 * Math.Log10(power / error);
    }

    private void WriteLine(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
