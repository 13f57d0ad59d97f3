using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Gen;
using Gen.Orleans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace ClusterSample;

/// <summary>Redis, two silos and this client as processes on one machine. After some seconds a silo is killed, and another begins.</summary>
internal static class Demo
{
    private const int Devices = 500;

    internal static async Task<int> RunAsync()
    {
        var processes = new List<Process>();
        try
        {
            var port = FreePort();
            processes.Add(Start("redis-server", string.Create(CultureInfo.InvariantCulture, $"--port {port} --bind 127.0.0.1 --save \"\" --appendonly no")));
            var redis = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
            await Task.Delay(500);
            var silos = await Task.WhenAll(StartSilo(redis), StartSilo(redis));
            processes.AddRange(silos);
            using var client = await Connect(redis);
            await Watch(client.Services.GetRequiredService<IGrainFactory>(), async () =>
            {
                silos[0].Kill();
                Console.WriteLine("  a silo was killed; another one begins");
                processes.Add(await StartSilo(redis));
            });
            return 0;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Console.Error.WriteLine($"{e.Message} The sample needs redis-server and dotnet on the path.");
            return 1;
        }
        finally
        {
            foreach (var process in processes.Where(process => !process.HasExited))
                process.Kill();
        }
    }

    /// <summary>A training and devices side by side, a line each second.</summary>
    private static async Task Watch(IGrainFactory cluster, Func<Task> kill)
    {
        var fleet = new Fleet(cluster, typeof(DeviceFilter)) { Groups = 8 };
        await fleet.StartAsync();
        var training = new TrainingLine();
        var trainer = new ClusterTrainer(cluster, new SmallFcn(), new Adam(), new CrossEntropy()) { Shards = 8, Epochs = 300, Progress = training };
        using var ending = new CancellationTokenSource();
        var fit = trainer.FitAsync(new ClusterData(Signals.Loader, "400/1"), cancellationToken: ending.Token);
        var load = new DeviceLoad(fleet, Devices, TimeSpan.FromMilliseconds(100));
        var pushing = load.RunAsync(ending.Token);
        for (var second = 1; second <= 20; second++)
        {
            await Task.Delay(1000);
            Console.WriteLine($"{second,3} s  {load.Take()}  {training}  {fleet.Retries + trainer.Retries} retries");
            if (second == 6)
                await kill();
        }

        await ending.CancelAsync();
        await Task.WhenAll(Quietly(fit), Quietly(pushing));
    }

    private static async Task<IHost> Connect(string redis)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.UseGenRedis(redis));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task<Process> StartSilo(string redis)
    {
        var process = Start("dotnet", string.Create(CultureInfo.InvariantCulture, $"\"{typeof(Demo).Assembly.Location}\" silo {redis} {FreePort()} {FreePort()}"));
        string? line;
        do
            line = await process.StandardOutput.ReadLineAsync();
        while (line?.EndsWith("is ready", StringComparison.Ordinal) == false);
        Console.WriteLine($"  {line ?? "a silo could not begin"}");
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private static Process Start(string program, string arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // The demonstration is over.
        }
    }

    private sealed class TrainingLine : IProgress<TrainingProgress>
    {
        private string _line = "no step yet";

        public void Report(TrainingProgress value) => _line = string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch}, loss {value.Loss:0.000}");

        public override string ToString() => _line;
    }
}
