using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>The sample's C library, published once, and programs of other languages that use it.</summary>
[Collection(Workplace.Collection)]
public sealed partial class NativeLibraryTests(Workplace workplace)
{
    private const string Samples = "samples/NativeLibrary/";
    private const string Programs = "tests/Package.Tests/NativeLibrary/";

    private static readonly Lazy<string> s_letters = new(() =>
        string.Concat(File.ReadLines(Repository.PathOf("samples/SpliceJunctions/data/splice.tsv")).Take(30).Select(line => line.Split('\t')[1])));

    private static string FollowerWeights => Repository.PathOf(Samples + "Networks/follower.safetensors");

    [NativeFact]
    public void ItIsPublishedWithoutAWarningAndIsSmall()
    {
        workplace.NativeLibrary.Publish().MustNotWarn();
        Assert.InRange(new FileInfo(LibraryPath).Length, 0, 2_500_000);
    }

    [NativeFact]
    public void ItShowsTheFunctionsOfItsHeaderAndNothingElse()
    {
        workplace.NativeLibrary.Publish().MustSucceed();
        var header = File.ReadAllText(Path.Combine(workplace.NativeLibrary.NativeFolder, "signals.h"));
        var declared = Declaration().Matches(header).Select(match => match.Groups["name"].Value);
        var shown = new Command("nm", "-D", "--defined-only", LibraryPath).Run().MustSucceed().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')).Where(parts => parts[1] != "A").Select(parts => parts[2].Split('@')[0]);
        Assert.Equal(declared.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [NativeFact]
    public void FromCItGivesTheBitsOfCSharp()
    {
        var said = new NativeProgram(workplace.NativeLibrary, Samples + "c/detect.c").Run(s_letters.Value, "--bits").MustSucceed().Output;
        Assert.Equal(30 * 60 - 59, said.Count(character => character == '\n'));
        Assert.Equal(workplace.EdgeDetector.RunUnderJit(s_letters.Value, "--bits").Output, said);
    }

    [NativeFact]
    public void FromPythonItGivesTheBitsOfCSharp()
    {
        workplace.NativeLibrary.Publish().MustSucceed();
        try
        {
            var run = (new Command("python3", Repository.PathOf(Samples + "python/detect.py"), LibraryPath) { Input = s_letters.Value }).Run().MustSucceed();
            Assert.Equal(workplace.EdgeDetector.RunUnderJit(s_letters.Value, "--bits").Output, run.Output);
            Assert.Contains("after close, status 2: network is 0x", run.Error, StringComparison.Ordinal);
        }
        catch (Win32Exception)
        {
            Assert.Skip("NOT CHECKED: there is no python3.");
        }
    }

    [NativeFact]
    public void FromCppAStreamGivesWhatTheWholeSignalGives()
    {
        var said = new NativeProgram(workplace.NativeLibrary, Samples + "cpp/follow.cpp").Run("", FollowerWeights).MustSucceed().Output;
        Assert.Matches(@"\nThe stream gave 100 values, which differ by \d\.\de-\d\d at most\.\n$", said);
    }

    [NativeFact]
    public void EveryMistakeIsAStatusAndAText()
    {
        var said = new NativeProgram(workplace.NativeLibrary, Programs + "mistakes.c").Run("", FollowerWeights).MustSucceed().Output;
        var expected = File.ReadAllText(Repository.PathOf(Programs + "mistakes.txt")).ReplaceLineEndings("\n");
        Assert.Equal(expected, Handle().Replace(said, "0x?"));
    }

    [NativeFact]
    public void PredictionsOfFourThreadsLeaveMemoryAsItIs()
    {
        // GEN_NATIVE_PREDICTIONS=10000000 takes a minute.
        var count = Environment.GetEnvironmentVariable("GEN_NATIVE_PREDICTIONS") is { Length: > 0 } wanted ? wanted : "100000";
        var said = new NativeProgram(workplace.NativeLibrary, Programs + "predictions.c").Run("", count).MustSucceed().Output;
        var memory = Memory().Match(said).Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(memory[1] - memory[0], -1024, 128);
        Assert.InRange(memory[2], 1, 8 * 1024);
    }

    private string LibraryPath => Path.Combine(workplace.NativeLibrary.NativeFolder, "libsignals.so");

    /// <summary><c>signals_status follower_destroy(follower_network *network);</c>.</summary>
    [GeneratedRegex(@"^(size_t|int32_t|signals_status) (?<name>\w+)\(.*\);$", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("0x[0-9a-f]+")]
    private static partial Regex Handle();

    [GeneratedRegex(@"resident: (\d+) kB, then (\d+) kB, at most (\d+) kB")]
    private static partial Regex Memory();
}
