using System;
using System.Globalization;
using System.IO;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The sample as its user runs it, on tones that are made here: a higher one for each digit.</summary>
public sealed class SpokenDigitsTests : IDisposable
{
    private const string Name = "3_anna_5.wav";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digits-");

    public SpokenDigitsTests()
    {
        var random = new Random(1);
        for (var digit = 0; digit < 10; digit++)
        {
            for (var index = 0; index < 9; index++)
                File.WriteAllBytes(PathOf($"{digit}_anna_{index}.wav"), Wav.Bytes(Tone(digit, random)));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ItLearnsTonesAndHearsTheOfficialTestIndices()
    {
        var run = Run("--epochs", "60");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Trained on 40 recordings in ", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"Test accuracy \d+\.\d % \(50 recordings\)\n$", run.Output);
        var accuracy = double.Parse(run.Output[run.Output.LastIndexOf("Test accuracy ", StringComparison.Ordinal)..].Split(' ')[2], CultureInfo.InvariantCulture);
        Assert.InRange(accuracy, 80, 100);
    }

    [Fact]
    public void AFileThatIsNoWavIsNamed()
    {
        short[] audio = [100, -100, 100, -100];
        var good = Wav.Bytes(audio);
        Refused([], "is no wav file; expected it to begin with RIFF and WAVE.");
        Refused("label,value\n1,2\n3,4\n"u8, "is no wav file; expected it to begin with RIFF and WAVE.");
        Refused(good.AsSpan(0, 30), "is truncated: its 'fmt ' chunk should have 16 bytes, but 10 follow.");
        Refused(good.AsSpan(0, 40), "is truncated or damaged: it has no 'data' chunk.");
        Refused(good.AsSpan(0, 49), "is truncated: its 'data' chunk should have 8 bytes, but 5 follow.");
        Refused(Wav.Bytes([]), "has 0 bytes of audio; expected a positive and even number.");
        Refused(Wav.Bytes(audio, rate: 16000), "has a rate of 16000; expected 8000.");
        Refused(Wav.Bytes(audio, channels: 2), "has a number of channels of 2; expected 1.");
        Refused(Wav.Bytes(audio, bits: 8), "has a number of bits of 8; expected 16.");
        Refused(Wav.Bytes(audio, format: 3), "has a format tag of 3; expected 1.");
    }

    [Fact]
    public void AWrongFolderIsRefused()
    {
        File.Move(PathOf(Name), PathOf("three.wav"));
        Refused($"{PathOf("three.wav")}: expected a name such as 7_jackson_32.wav: digit, speaker, index.");
        File.Delete(PathOf("three.wav"));
        for (var index = 6; index < 9; index++)
            File.Delete(PathOf($"3_anna_{index}.wav"));
        Refused($"{_folder.FullName}: there is no recording of a 3 with an index of 5 or more.");
        Dispose();
        Refused($"{_folder.FullName}: there is no such folder.");
        _folder.Create();
    }

    [Theory]
    [InlineData("--epochs 0", "--epochs is '0'; expected a whole number of at least 1.")]
    [InlineData("--seed", "--seed needs a value.")]
    [InlineData("--speed 3", "Unknown argument '--speed'.")]
    public void AWrongCommandLineIsAnsweredWithTheUsage(string arguments, string problem)
    {
        var run = Run(arguments.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(problem + "\nUsage: SpokenDigits --data FOLDER", run.Error, StringComparison.Ordinal);
    }

    [RealDataFact(RealDataFactAttribute.SpokenDigits)]
    public void RealDigitsAreUnderstood()
    {
        var run = SampleProcess.Run("SpokenDigits", null, "--data", Environment.GetEnvironmentVariable(RealDataFactAttribute.SpokenDigits)!);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var last = run.Output.TrimEnd().Split('\n')[^1];
        Assert.EndsWith("(300 recordings)", last, StringComparison.Ordinal);
        Assert.InRange(double.Parse(last.Split(' ')[2], CultureInfo.InvariantCulture), 97.5, 100);
    }

    // A wav file has no lines: the file is all that can be named.
    private void Refused(ReadOnlySpan<byte> bytes, string problem)
    {
        File.WriteAllBytes(PathOf(Name), bytes);
        Refused($"{PathOf(Name)} {problem}");
    }

    private void Refused(string problem)
    {
        var run = Run();
        Assert.Equal((1, "", problem + "\n"), (run.ExitCode, run.Output, run.Error));
    }

    private SampleProcess Run(params string[] arguments) => SampleProcess.Run("SpokenDigits", null, ["--data", _folder.FullName, .. arguments]);

    private static short[] Tone(int digit, Random random)
    {
        var audio = new short[random.Next(3000, 6000)];
        for (var i = 0; i < audio.Length; i++)
            audio[i] = (short)(8000 * Math.Sin(2 * Math.PI * (300 + 250 * digit) * i / 8000) + random.Next(-500, 500));
        return audio;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
