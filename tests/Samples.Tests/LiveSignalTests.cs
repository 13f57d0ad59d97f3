using System;
using System.IO;
using System.Linq;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The sample as its user runs it, on sounds that are made here.</summary>
public sealed class LiveSignalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("live-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void EachSoundBetweenPausesIsALine()
    {
        var run = SampleProcess.Run("LiveSignal", null, "listen", Written("sounds.wav", 8000, [.. Silence(4000), .. Tone(4000, 8000), .. Silence(6000), .. Tone(3000, 8000)]));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.All(lines[..2], line => Assert.Matches(@"^ +\d\.\d\d s  \d  \d+ %$", line));
        Assert.Matches(@"^2\.1 s of audio, \d+ times faster than real time; 10 ms take ", lines[2]);
    }

    [Fact]
    public void TheAmplifierWritesAsMuchAsItReads()
    {
        var (input, output) = (Written("guitar.wav", 48000, Tone(4800, 48000)), Path.Combine(_folder.FullName, "amplified.wav"));
        var run = SampleProcess.Run("LiveSignal", null, "amplify", input, output);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("0.1 s of audio in ", run.Output, StringComparison.Ordinal);
        var (before, after) = (File.ReadAllBytes(input), File.ReadAllBytes(output));
        Assert.Equal(before[..44], after[..44]);
        Assert.Equal(before.Length, after.Length);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void WhatItCannotDoIsSaid()
    {
        var path = Written("wrong.wav", 16000, Tone(100, 16000));
        Refused($"{path} has 1 channels of 16 bits at 16000 samples a second; expected 1 channel of 16 bits at 8000.", "listen", path);
        File.WriteAllText(path, "no sound");
        Refused($"{path} is no wav file; expected it to begin with RIFF and WAVE. For samples without a header, say --raw.", "listen", path);
        Refused($"Both files are '{path}'; expected another one for the output.", "amplify", path, path);
        Refused("Unknown argument '--loud'.", "listen", "--loud");
        Refused("It is not said what to do: listen or amplify.");
    }

    private static void Refused(string problem, params string[] arguments)
    {
        var run = SampleProcess.Run("LiveSignal", null, arguments);
        Assert.Equal((1, "", problem), (run.ExitCode, run.Output, run.Error.Split('\n')[0]));
    }

    private string Written(string name, int rate, short[] samples)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, Wav.Bytes(samples, rate: rate));
        return path;
    }

    private static short[] Silence(int length) => new short[length];

    private static short[] Tone(int length, int rate) => [.. Enumerable.Range(0, length).Select(place => (short)(8000 * Math.Sin(2 * Math.PI * 440 * place / rate)))];
}
