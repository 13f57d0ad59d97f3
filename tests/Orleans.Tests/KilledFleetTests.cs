using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ClusterSample;
using Xunit;

namespace Gen.Orleans.Tests;

/// <summary>
/// Streams and trials on silos that are killed. GEN_CLUSTER_KILLS: kills of the fleet (1), GEN_CLUSTER_TRIALS: trials of the sweep (4), GEN_CLUSTER_DEVICES: devices of the
/// load (300).
/// </summary>
public sealed class KilledFleetTests(ITestOutputHelper output)
{
    /// <summary>Every answer is compared with that of an undisturbed stream: a frame that is lost, or taken twice, changes all behind it.</summary>
    [Fact]
    public async Task NoFrameIsLostOrTakenTwice()
    {
        await using var cluster = await ProcessCluster.Start(silos: 2);
        var (kills, random, fleet) = (ProcessCluster.Number("GEN_CLUSTER_KILLS", 1), new Random(1), Devices.FleetOf(cluster.Grains, groups: 6));
        await fleet.StartAsync();
        using var done = new CancellationTokenSource();
        var network = new DeviceFilter();
        var devices = Enumerable.Range(0, 40).Select(device => Send(fleet, network, device, done.Token)).ToArray();
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(300, 1500));
            var joined = cluster.Join();
            cluster.Kill(random);
            await joined;
        }

        await Task.Delay(1000);
        await done.CancelAsync();
        var frames = await Task.WhenAll(devices);
        output.WriteLine($"{frames.Sum()} frames of {frames.Length} devices, {fleet.Retries} questions again");
        Assert.All(frames, count => Assert.True(count > 0));
        Assert.True(fleet.Retries > 0, "No question was ever sent again: the kills met nothing.");
    }

    [Fact]
    public async Task ASweepGoesOnElsewhere()
    {
        await using var cluster = await ProcessCluster.Start(silos: 3);
        var (trials, random) = (ProcessCluster.Number("GEN_CLUSTER_TRIALS", 4), new Random(2));
        var sweep = new Sweep(cluster.Grains, "killed", "small")
        {
            Trials = Sweep.Random(trials, 3, ("rate", 1e-3, 1e-2), ("seed", 1, 1)), Epochs = trials > 4 ? 40 : 15,
        };
        var start = Stopwatch.GetTimestamp();
        var running = sweep.RunAsync();
        for (var kill = 0; kill < (trials > 4 ? 2 : 1); kill++)
        {
            await Task.Delay(random.Next(500, 1500));
            cluster.Kill(random);
        }

        var rows = await running;
        var elapsed = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        Assert.All(rows, row => Assert.Equal(SweepTests.Alone(row.Parameters, sweep.Epochs), (row.Fault, row.IsDone, row.Epoch, row.Weights)));
        output.WriteLine($"{rows.Count} trials: {elapsed.TotalSeconds:0.0} s with kills, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s one after another");
    }

    [Fact]
    public async Task AnEvenLoadIsAnsweredInTime()
    {
        await using var cluster = await ProcessCluster.Start(silos: 2);
        var devices = ProcessCluster.Number("GEN_CLUSTER_DEVICES", 300);
        var fleet = new Fleet(cluster.Grains, typeof(DeviceFilter)) { Groups = Math.Max(4, devices / 150), PersistEvery = 100 };
        await fleet.StartAsync();
        using var done = new CancellationTokenSource();
        var load = new DeviceLoad(fleet, devices, TimeSpan.FromMilliseconds(100));
        var pushing = load.RunAsync(done.Token);
        await Task.Delay(devices > 1000 ? 10_000 : 1500);
        load.TakeLatencies();
        var start = Stopwatch.GetTimestamp();
        await Task.Delay(devices > 1000 ? 20_000 : 1500);
        var (latencies, seconds) = (load.TakeLatencies(), Stopwatch.GetElapsedTime(start).TotalSeconds);
        await done.CancelAsync();
        await pushing;
        output.WriteLine($"{devices} devices: {latencies.Length / seconds:0} frames a second of {10 * devices}, median {latencies[latencies.Length / 2]:0.0} ms, 99th percentile {latencies[latencies.Length * 99 / 100]:0.0} ms");
        Assert.True(latencies.Length > 0);
    }

    private static async Task<int> Send(Fleet fleet, INetwork network, int device, CancellationToken done)
    {
        var sent = 0;
        await Devices.Run(fleet, network, device, int.MaxValue, frame =>
        {
            sent = frame + 1;
            return done.IsCancellationRequested ? throw new OperationCanceledException() : Task.Delay(20, CancellationToken.None);
        }).ContinueWith(task => task.IsCanceled || task.IsCompletedSuccessfully ? Task.CompletedTask : task, TaskScheduler.Default).Unwrap();
        return sent;
    }
}
