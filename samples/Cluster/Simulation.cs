using System;
using System.Diagnostics;
using System.Linq;
using System.Numerics.Tensors;
using Gen;

namespace ClusterSample;

/// <summary>
/// What a step of the FCN would take on more silos than there are here. Measured: a shard's pass, a sum, the optimizer. Assumed: the network's speed and latency,
/// and four cores in each silo. It is a simulation: no such cluster was run.
/// </summary>
internal static class Simulation
{
    private const int Batch = 256;
    private const int Shards = 64;
    private const int Cores = 4;
    private const double Latency = 0.2e-3;

    internal static int Run()
    {
        var data = Signals.Load("256/1");
        var network = new Fcn();
        var shard = StepTime(network, data, Batch / Shards, new Sgd());
        var optimizer = StepTime(new Fcn(), data, 1, new Adam()) - StepTime(new Fcn(), data, 1, new Sgd());
        var values = network.Parameters.Sum(parameter => parameter.Length);
        var (left, right) = (new float[values], new float[values]);
        var sum = Fastest(() => TensorPrimitives.Add(left, right, left));
        Console.WriteLine($"simulated from: a shard of {Batch / Shards} samples {1e3 * shard:0.00} ms, a sum of {values:N0} values {1e3 * sum:0.000} ms, the optimizer {1e3 * Math.Max(0, optimizer):0.00} ms");
        Console.WriteLine($"assumed: {Cores} cores in a silo, {1e3 * Latency:0.0} ms a message; {Shards} shards, {Batch} samples a step");
        Console.WriteLine("silos   10 Gb/s ms   speedup    1 Gb/s ms   speedup   bytes a step");
        foreach (var silos in new[] { 1, 2, 4, 8, 16, 32, 64 })
        {
            double Step(int count, double bandwidth) => Math.Ceiling(Math.Ceiling((double)Shards / count) / Cores) * shard + Math.Max(0, optimizer)
                + Math.Log2(Shards) * sum + (Math.Ceiling(Math.Log2(count)) + 1) * (2 * Latency + 8.0 * values / bandwidth);
            var (fast, slow) = (Step(silos, 1.1e9), Step(silos, 0.11e9));
            Console.WriteLine($"{silos,5} {1e3 * fast,12:0.0} {Step(1, 1.1e9) / fast,9:0.0} {1e3 * slow,12:0.0} {Step(1, 0.11e9) / slow,9:0.0} {8L * values * silos,14:N0}");
        }

        return 0;
    }

    /// <summary>A step of a trainer on one thread: an epoch of eleven less an epoch of one.</summary>
    private static double StepTime(INetwork network, Dataset data, int batch, Optimizer optimizer)
    {
        var trainer = new Trainer(network, optimizer, new CrossEntropy()) { BatchSize = batch, Epochs = 1 };
        var (few, many) = (data.Slice(0, batch), data.Slice(0, 11 * batch));
        return (Fastest(() => trainer.Fit(many)) - Fastest(() => trainer.Fit(few))) / 10;
    }

    /// <summary>The least of several times, in seconds.</summary>
    private static double Fastest(Action action)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 12; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
