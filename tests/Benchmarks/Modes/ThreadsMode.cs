using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Reports;
using Benchmarks.Shapes.ChannelsLast;
using Gen;

namespace Benchmarks.Modes;

/// <summary>The FCN's training step in <see cref="Trainer.Fit"/>, on one thread and on more, in turns. Only the wall's clock means anything here.</summary>
internal static class ThreadsMode
{
    private const int StepsOfTurn = 8;

    // The first steps of a fit touch new memory.
    private const int Skipped = 2;

    public static void Run(Options options, TextWriter output)
    {
        Machine.Describe(output);
        int[] counts = Environment.ProcessorCount > 1 ? [1, Environment.ProcessorCount] : [1];
        var network = new Fcn(options.Seed);
        var data = Data(options);
        var seconds = counts.ToDictionary(count => count, _ => new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var count in counts)
                seconds[count].AddRange(Turn(network, data, count, options.Batch).Skip(Skipped));
        }

        Machine.DescribeLoad("after", output);
        foreach (var count in counts)
        {
            var (least, median) = (seconds[count].Min(), Statistics.Median(seconds[count]));
            output.WriteLine(FormattableString.Invariant(
                $"FCN, batch {options.Batch}, {count} threads: least {1e3 * least:F2} ms, median {1e3 * median:F2} ms a step; {seconds[1].Min() / least:F2}x by the least times, {Statistics.Median(seconds[1]) / median:F2}x by the medians"));
        }
    }

    private static List<double> Turn(Fcn network, Dataset data, int threads, int batch)
    {
        var clock = new StepClock();
        new Trainer(network, new Adam { LearningRate = 1e-6 }, new MeanSquaredError()) { Epochs = 1, BatchSize = batch, Threads = threads, Progress = clock }.Fit(data);
        return clock.Seconds;
    }

    private static Dataset Data(Options options)
    {
        var random = RandomSource.ForStream(options.Seed, 1);
        var samples = options.Batch * StepsOfTurn;
        var inputs = new float[samples * Fcn.InputSize];
        foreach (ref var value in inputs.AsSpan())
            value = random.NextNormal();
        return new Dataset(inputs, new float[samples * Fcn.OutputSize], samples);
    }

    /// <summary>The seconds from the end of one step to the end of the next.</summary>
    private sealed class StepClock : IProgress<TrainingProgress>
    {
        private double _last = Clock.Seconds();

        public List<double> Seconds { get; } = new(StepsOfTurn);

        public void Report(TrainingProgress value)
        {
            var now = Clock.Seconds();
            Seconds.Add(now - _last);
            _last = now;
        }
    }
}
