using System;
using System.IO;
using System.Linq;
using Gen.Data.Tests.Helpers;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>What recordings of sound become.</summary>
public sealed class WavTests : IDisposable
{
    private static readonly double[] s_samples = [0, 0.5, -0.5, -1, 0.75];

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(8, 1)]
    [InlineData(16, 1)]
    [InlineData(24, 1)]
    [InlineData(32, 1)]
    [InlineData(32, 3)]
    [InlineData(64, 3)]
    public void EveryWidth(int bits, int tag)
    {
        _files.Bytes("a.wav", Files.WavBytes(bits, 1, 8000, tag, s_samples));
        Assert.Equal([.. s_samples.Select(sample => (float)sample)], SignalSet.FromWavFolder(_files.Folder)[0].Values.ToArray());
    }

    [Fact]
    public void ChannelsStayOrAreMixed()
    {
        _files.Wav("yes/a.wav", 16, 2, 8000, 0.5, -0.5, 0.25, 0.75);
        _files.Wav("no/b.wav", 16, 2, 8000, 0, 0.5);
        var set = SignalSet.FromWavFolder(_files.Folder);
        Assert.Equal((2, 2, "no", "yes"), (set.Channels, set[1].Length, set[0].Label, set[1].Label));
        Assert.Equal([0, 0.5f], SignalSet.FromWavFolder(_files.Folder, new() { Mono = true })[1].Values.ToArray());
    }

    [Fact]
    public void NamesTellClassAndGroup()
    {
        _files.Wav("7_ann_0.wav", 16, 1, 8000, 0.5);
        _files.Wav("8_bob_0.wav", 16, 1, 8000, 0.5);
        var set = SignalSet.FromWavFolder(_files.Folder, new WavOptions
        {
            Label = path => Path.GetFileName(path)[..1],
            Group = path => Path.GetFileName(path).Split('_')[1],
        });
        Assert.Equal(["7", "8"], set.Classes);
        Assert.Equal(["ann", "bob"], set.Select(signal => signal.Group));
    }

    [Fact]
    public void RatesAreMadeEqual()
    {
        _files.Wav("a.wav", 16, 1, 8000, new double[80]);
        _files.Wav("b.wav", 16, 1, 16000, new double[80]);
        Assert.Equal([80, 40], SignalSet.FromWavFolder(_files.Folder, new() { Rate = 8000 }).Select(signal => signal.Length));
    }

    [Fact]
    public void OtherChunksAreSkipped()
    {
        var plain = Files.WavBytes(16, 1, 8000, 1, 0.5);
        _files.Bytes("a.wav", [.. plain[..12], .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. plain[12..]]);
        Assert.Equal([0.5f], SignalSet.FromWavFolder(_files.Folder)[0].Values.ToArray());
    }
}
