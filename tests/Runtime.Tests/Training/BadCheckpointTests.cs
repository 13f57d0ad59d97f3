using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Xunit;

namespace Gen.Tests;

/// <summary>Checkpoints that are damaged, or of another training: a clear error, and nothing is changed.</summary>
public sealed class BadCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BadCheckpointTests() => Create().Fit(Samples.Classes(50, 3));

    private string FilePath => Path.Combine(_folder.Path, "run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryBitCounts()
    {
        var good = File.ReadAllBytes(FilePath);
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= (byte)(1 << i % 8);
            CheckRefused(bad);
        }
    }

    [Fact]
    public void EveryLengthButTheRightOneIsRefused()
    {
        var good = File.ReadAllBytes(FilePath);
        for (var length = 0; length < good.Length; length++)
            CheckRefused(good[..length]);
        CheckRefused([.. good, 0]);
    }

    [Fact]
    public void AnotherFileIsNamedAsSuch()
    {
        var version = File.ReadAllBytes(FilePath);
        Assert.Contains("This is no checkpoint", CheckRefused("{ \"a\": 1, \"file\": true }"u8.ToArray()).Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, CheckRefused(new byte[100]).Message, StringComparison.Ordinal);
        version[7] = 1;
        Assert.Contains("of version 1; expected 2", CheckRefused(version).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStateThatIsTooShortOrTooLongIsRefusedWithARightChecksum()
    {
        var good = File.ReadAllBytes(FilePath);
        var state = good[16..^32];
        for (var length = 0; length < state.Length; length++)
            CheckRefused(Sealed(good, state[..length]));
        CheckRefused(Sealed(good, [.. state, 0]));
        File.WriteAllBytes(FilePath, Sealed(good, state));
        Create(seed: 3).Fit(Samples.Classes(50, 3));
    }

    [Theory]
    [InlineData("parameter")]
    [InlineData("optimizer")]
    [InlineData("loss")]
    [InlineData("schedule")]
    [InlineData("KeepBest")]
    [InlineData("EarlyStopping")]
    [InlineData("BatchSize")]
    [InlineData("Threads")]
    [InlineData("Seed")]
    [InlineData("Shuffle")]
    [InlineData("number of training samples")]
    public void WhatDiffersIsNamed(string what)
    {
        var network = what == "parameter" ? new LinearNetwork(4, 1, 3) { EndsInSoftmax = true } : Network(3);
        Optimizer optimizer = what == "optimizer" ? new Sgd() : new Adam();
        var trainer = new Trainer(network, optimizer, what == "loss" ? new OtherLoss() : new CrossEntropy())
        {
            Epochs = 2, Checkpoint = new Checkpoint(FilePath) { Resume = true },
            BatchSize = what == "BatchSize" ? 10 : 16, Seed = what == "Seed" ? 1 : 0, Threads = what == "Threads" ? 2 : 1, Shuffle = what != "Shuffle",
            Schedule = what == "schedule" ? new CosineDecay() : null,
            KeepBest = what == "KeepBest" ? Metric.TrainingLoss : null,
            EarlyStopping = what == "EarlyStopping" ? new EarlyStopping { Monitor = Metric.TrainingLoss } : null,
        };
        var count = what == "number of training samples" ? 49 : 50;
        var data = what == "parameter" ? new Dataset(new float[4 * 50], new float[3 * 50], 50) : Samples.Classes(count, 3);
        var before = network.Parameters.Saved();
        var error = Assert.Throws<InvalidDataException>(() => trainer.Fit(data));
        Assert.Contains($"whose {what} is", error.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Saved());
        Assert.Equal(0, optimizer.StepCount);
    }

    private static LinearNetwork Network(int seed) => new(3, 1, 3, seed) { EndsInSoftmax = true };

    private Trainer Create(int seed = 7) => new(Network(seed), new Adam(), new CrossEntropy())
    {
        Epochs = 2, BatchSize = 16, Checkpoint = new Checkpoint(FilePath) { Resume = true },
    };

    private InvalidDataException CheckRefused(byte[] bytes)
    {
        File.WriteAllBytes(FilePath, bytes);
        var trainer = Create(seed: 3);
        trainer.Optimizer.LearningRate = 0.125;
        var before = trainer.Network.Parameters.Saved();
        var error = Assert.Throws<InvalidDataException>(() => trainer.Fit(Samples.Classes(50, 3)));
        Assert.Equal(before, trainer.Network.Parameters.Saved());
        Assert.Equal((0, 0.125), (trainer.Optimizer.StepCount, trainer.Optimizer.LearningRate));
        Assert.Equal(bytes, File.ReadAllBytes(FilePath));
        return error;
    }

    /// <summary>A state in an envelope that is in order.</summary>
    private static byte[] Sealed(byte[] good, byte[] state)
    {
        byte[] content = [.. good[..8], .. BitConverter.GetBytes((long)state.Length), .. state];
        return [.. content, .. SHA256.HashData(content)];
    }

    private sealed class OtherLoss : Loss
    {
        public override bool IsClassification => true;

        protected override double ComputeChecked(in LossBatch batch, Span<float> gradients) => 0;
    }
}
