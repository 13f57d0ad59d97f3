using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>
/// A training process that is killed at random moments, with the signal that no process can answer, and started again until it ends: what it leaves loads
/// each time, and in the end the bytes are those of a training that nobody disturbed. GEN_KILLS says how many times; a few by default.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int DefaultKills = 12;
    private const int LongestLife = 120;
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new();

    private string CheckpointPath => _folder.File(LongTraining.CheckpointName);

    private string WeightsPath => _folder.File(LongTraining.WeightsName);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_killed_training_ends_in_the_same_bytes()
    {
        var text = Environment.GetEnvironmentVariable("GEN_KILLS");
        var kills = string.IsNullOrEmpty(text) ? DefaultKills : int.Parse(text, CultureInfo.InvariantCulture);
        LongTraining.Run(_folder.File("calm.checkpoint"), _folder.File("calm.safetensors"));
        var (killed, whole, unfinished, runs) = (0, 0, 0, 0);
        while (killed < kills)
        {
            if (!Kill(TimeSpan.FromMilliseconds(_random.Next(LongestLife))))
            {
                CheckEnd();
                runs++;
                continue;
            }

            killed++;
            whole += CheckpointLoads() ? 1 : 0;
            unfinished += File.Exists(CheckpointPath + ".tmp") ? 1 : 0;
        }

        using (var last = Start())
            Assert.True(last.WaitForExit(s_limit));
        CheckEnd();
        output.WriteLine($"{killed} kills, {whole} with a checkpoint behind them, which loaded; {unfinished} in the midst of writing one; {runs + 1} trainings ended");
        Assert.True(whole > killed / 2);
    }

    /// <returns>Whether the process was killed before it ended by itself.</returns>
    private bool Kill(TimeSpan life)
    {
        using var process = Start();
        // Most lives are counted from the first step on, some from the start of the process.
        if (_random.Next(6) > 0)
            process.StandardOutput.ReadLine();
        Thread.Sleep(life);
        if (process.HasExited)
        {
            Assert.Equal(0, process.ExitCode);
            return false;
        }

        process.Kill();
        Assert.True(process.WaitForExit(s_limit));
        return process.ExitCode != 0;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(Program).Assembly.Location, Program.Train, CheckpointPath, WeightsPath })
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>Resumes, but takes no step: a checkpoint that does not load is an error of another kind than that.</summary>
    private bool CheckpointLoads()
    {
        if (!File.Exists(CheckpointPath))
            return false;
        var copy = _folder.File("copy.checkpoint");
        File.Copy(CheckpointPath, copy, overwrite: true);
        var network = new Waves(seed: 9);
        var before = network.Saved();
        var trainer = LongTraining.Create(network, copy);
        try
        {
            trainer.Fit(LongTraining.Data(1), LongTraining.Data(2), new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // There were steps left.
        }

        Assert.NotEqual(before, network.Saved());
        Assert.True(trainer.Optimizer.StepCount > 0);
        return true;
    }

    private void CheckEnd()
    {
        Assert.Equal(File.ReadAllBytes(_folder.File("calm.safetensors")), File.ReadAllBytes(WeightsPath));
        Assert.Equal(File.ReadAllBytes(_folder.File("calm.checkpoint")), File.ReadAllBytes(CheckpointPath));
        File.Delete(WeightsPath);
        File.Delete(CheckpointPath);
    }
}
