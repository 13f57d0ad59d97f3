using System;
using System.Globalization;
using System.IO;
using Gen;

namespace AddingProblem;

/// <summary>The whole story: train, test, and say what came of it.</summary>
internal sealed class Session(Options options, TextWriter output)
{
    private const int TestSamples = 1_000;

    // Of no use to anyone but the test.
    private const int TestSeed = int.MaxValue;

    public void Run()
    {
        output.WriteLine(AddingNetwork.Summary);
        var network = new AddingNetwork(options.Seed);
        var trainer = new Trainer(network, new Adam { LearningRate = 4e-3 }, new LastStepError())
        {
            Epochs = options.Epochs,
            BatchSize = 32,
            Seed = options.Seed,
            Threads = options.Threads,
            Progress = new StepLines(output),
        };
        var history = trainer.Fit(Sums.Make(options.Samples, options.Seed));
        var test = Sums.Make(TestSamples, TestSeed);
        WriteLine($"Trained on {options.Samples:N0} sequences in {history.Last.Elapsed.TotalSeconds:0} s with {InstructionSets.Current} kernels");
        WriteLine($"Always to answer 1 gives a squared error of {ErrorOfOne(test):0.0000}");
        WriteLine($"Test squared error {trainer.Evaluate(test).Loss:0.00000} ({TestSamples:N0} sequences)");
    }

    private static double ErrorOfOne(Dataset data)
    {
        var ones = new float[data.Targets.Length];
        ones.AsSpan().Fill(1);
        return new LastStepError().Compute(new LossBatch(ones, data.Targets.Span, Sums.Length, 1), []);
    }

    private void WriteLine(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
