using System;
using System.IO;
using Xunit;

namespace Gen.Tests;

/// <summary>Parameters go from one network to another where name and shape agree.</summary>
public sealed class NetworkTransferTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "w.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EqualNetworksAreCopiedWhole()
    {
        var (network, other) = (new LinearNetwork(3, 1, 2, seed: 1), new LinearNetwork(3, 1, 2, seed: 2));
        Assert.Equal(3, network.CopyFrom(other).Count);
        Assert.Equal(other.Parameters.Saved(), network.Parameters.Saved());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatMatchesIsTakenOver(bool fromFile)
    {
        // Another number of outputs: only the running mean, of the inputs, has the same shape.
        var (network, other) = (new LinearNetwork(3, 1, 2, seed: 1), new LinearNetwork(3, 1, 5, seed: 2));
        other.Parameter("norm_1.running_mean").Write([4, 5, 6]);
        var before = network.AllValues();
        other.Save(FilePath);
        Assert.Equal(["norm_1.running_mean"], fromFile ? network.Load(FilePath, LoadOptions.Matching) : network.CopyFrom(other, LoadOptions.Matching));
        Assert.Equal([4, 5, 6], network.Parameters[LinearNetwork.RunningMean].Values());
        Assert.Equal(before[..2], network.AllValues()[..2]);
    }

    [Fact]
    public void WhatDiffersIsRefusedAndNothingChanges()
    {
        var (network, other) = (new LinearNetwork(3, 1, 2, seed: 1), new LinearNetwork(3, 1, 5, seed: 2));
        var before = network.Parameters.Saved();
        other.Save(FilePath);
        Assert.Contains("dense_1.weight [3, 2]", Assert.Throws<ArgumentException>(() => network.CopyFrom(other)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => network.Load(FilePath, LoadOptions.Exact));
        var none = new LinearNetwork(4, 1, 5);
        Assert.Throws<ArgumentException>(() => network.CopyFrom(none, LoadOptions.Matching));
        none.Save(FilePath);
        Assert.Contains(FilePath, Assert.Throws<InvalidDataException>(() => network.Load(FilePath, LoadOptions.Matching)).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Saved());
    }

    [Fact]
    public void EveryPrefixOfAFileIsRefused()
    {
        var network = new LinearNetwork(2, 1, 2);
        network.Save(FilePath);
        var (bytes, before) = (File.ReadAllBytes(FilePath), network.Parameters.Saved());
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(FilePath, bytes[..length]);
            Assert.Throws<InvalidDataException>(() => network.Load(FilePath, LoadOptions.Matching));
        }

        Assert.Equal(before, network.Parameters.Saved());
    }

    [Fact]
    public void ParametersAreFoundByName()
    {
        var network = new LinearNetwork(2, 1, 2);
        Assert.Same(network.Parameters[1], network.Parameter("dense_1.bias"));
        Assert.Contains("dense_1.weight", Assert.Throws<ArgumentException>(() => network.Parameter("dense_2.bias")).Message, StringComparison.Ordinal);
        Assert.Equal([1, 0, 1], Dataset.FromBinary(new float[3], [true, false, true]).Targets.ToArray());
        Assert.Throws<ArgumentException>(() => Dataset.FromBinary(new float[3], []));
    }
}
