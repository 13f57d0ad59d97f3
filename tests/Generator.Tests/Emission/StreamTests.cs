using System;
using System.Globalization;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>Streams are emitted for the networks that a project uses so, and where one cannot be, the use says why.</summary>
public sealed class StreamTests
{
    private const string Network = "[Input(Length = 60, Channels = 2), Conv1d(Filters = 4), Relu, GlobalMaxPool1d, Dense(3)] public partial class Wave;";
    private const string Other = "[Input(Length = 60, Channels = 2), Conv1d(Filters = 4), Relu, GlobalMaxPool1d, Dense(3)] public partial class Ripple;";

    [Theory]
    [InlineData("wave.CreateStream()")]
    [InlineData("wave?.CreateStream()")]
    [InlineData("Wave.StreamLatency")]
    [InlineData("Wave.SequenceOutputLength(70)")]
    [InlineData("new Wave().PredictSequence(new float[200], new float[3])")]
    public void ANetworkThatIsUsedAsAStreamHasOne(string use)
    {
        var run = GeneratorHarness.RunClean(Network + Other + Using(use));
        Assert.Equal((true, false), (HasStream(run, "Wave"), HasStream(run, "Ripple")));
    }

    [Fact]
    public void ANetworkThatIsNotUsedSoHasNoCodeForIt()
    {
        var run = GeneratorHarness.RunClean(Network + "public class Unrelated { public int CreateStream() => 1; public int Use() => CreateStream(); }");
        Assert.False(HasStream(run, "Wave"));
        Assert.Equal(GeneratorHarness.RunClean(Network).Files.Keys, run.Files.Keys);
    }

    [Theory]
    [InlineData("[Network(Streams = true)]", "", true)]
    [InlineData("[Network(Streams = false)]", "true", false)]
    [InlineData("", "true", true)]
    [InlineData("", "false", false)]
    public void TheClassDecidesBeforeTheProject(string attribute, string project, bool expected)
    {
        var run = GeneratorHarness.Clean(GeneratorHarness.Run(TestCompilation.Create(attribute + Network), properties: new(("GenStreams", project))));
        Assert.Equal(expected, HasStream(run, "Wave"));
    }

    [Theory]
    [InlineData("Conv1d(Filters = 4), Flatten, Dense(3)", "flatten_1", "it makes one row of the whole signal, and a stream has no end yet")]
    [InlineData("Conv1d(Filters = 4, Padding = \"same\", PaddingMode = PaddingMode.Circular)", "conv1d_1",
        "its circular padding begins with the end of the signal, which a stream has not seen yet")]
    [InlineData("Lstm(4, Direction = Direction.Bidirectional), Dense(3)", "lstm_1",
        "its Direction is Bidirectional, so that it begins with the end of the signal, which a stream has not seen yet")]
    [InlineData("Gru(4, Direction = Direction.Backward)", "gru_1", "its Direction is Backward, so that it begins with the end of the signal, which a stream has not seen yet")]
    [InlineData("GlobalMaxPool1d, Upsample1d(Factor = 3)", "upsample1d_1", "it makes 3 steps of the one that comes out of a global pool")]
    public void ALayerThatCannotStreamIsSaidAtTheUse(string layers, string layer, string reason)
    {
        var run = GeneratorHarness.Run($"[Input(Length = 60, Channels = 2), {layers}] public partial class Wave;" + Using("wave.CreateStream()"));
        AssertSays(run, "GEN062", $"'Wave' has no CreateStream, because {layer} cannot stream: {reason}");
    }

    [Theory]
    [InlineData("[Network(Streams = false)]", "", "its class says [Network(Streams = false)]; take that away, or set it to true")]
    [InlineData("", "false", "GenStreams is false in its project; take that away, or put [Network(Streams = true)] on the class")]
    public void WhatWasLeftOutIsSaidAtTheUse(string attribute, string project, string reason)
    {
        var run = GeneratorHarness.Run(TestCompilation.Create(attribute + Network + Using("wave.PredictSequence([], [])")), properties: new(("GenStreams", project)));
        AssertSays(run, "GEN063", $"'Wave' has no PredictSequence, because {reason}");
    }

    [Theory]
    [InlineData("[Input(Channels = 2), Conv1d(Filters = 4, Stride = 3, Padding = \"same\"), Residual<Body>, MaxPool1d(Size = 4), GlobalMaxPool1d, Dense(3)]")]
    [InlineData("[Input, Conv1d(Filters = 4, Dilation = 500), ConvTranspose1d(Filters = 4, Stride = 2), Block<Body>]")]
    public void ANetworkWithoutALengthHasStreamsAlone(string layers)
    {
        var run = GeneratorHarness.RunClean("[Conv1d(Filters = 4, Padding = \"causal\"), BatchNorm] public partial class Body;" + layers + " public partial class Wave;" + Using("wave.Parameters"));
        Assert.True(HasStream(run, "Wave"));
        Assert.DoesNotContain(run.Files.Values, text => text.Contains("InputLength", StringComparison.Ordinal) || text.Contains("Training", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutALengthEveryLayerMustStream() => AssertSays(GeneratorHarness.Run("[Input(Channels = 2), Flatten, Dense(3)] public partial class Wave;"), "GEN065",
        "'Wave' has an [Input] without a Length, so it is for streams and sequences alone, but flatten_1 cannot stream: it makes one row of the whole signal, and a stream has no end yet; "
        + "give Length for signals of one length");

    [Theory]
    [InlineData("wave.CreateTrainingSession(1)", "CreateTrainingSession")]
    [InlineData("Do(() => wave.Predict([], []))", "Predict")]
    public void WithoutALengthThereIsNoPredict(string use, string member)
    {
        var run = GeneratorHarness.Run("[Input(Channels = 2), Conv1d] public partial class Wave;" + Using(use).Replace("class User {", "class User { static object? Do(System.Action action) => null; ", StringComparison.Ordinal));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("GEN066", $"'Wave' has no {member}, because its [Input] has no Length: use CreateStream or PredictSequence, or give Length"),
            (found.Id, found.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("public const int StreamLatency = 3;", "'StreamLatency'")]
    [InlineData("public class Stream;", "'Stream'")]
    [InlineData("public int SequenceOutputLength(int steps) => steps;", "'SequenceOutputLength(int)'")]
    public void AMemberInTheWayOfAStreamIsSaid(string member, string shown)
    {
        var network = Network.Replace("public partial class Wave;", "public partial class Wave { " + member + " }", StringComparison.Ordinal);
        GeneratorHarness.RunClean(network);
        var run = GeneratorHarness.Run("[Network(Streams = true)]" + network);
        var found = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == "GEN039");
        Assert.Equal($"'Wave' declares {shown}, which the generator adds, too; give yours another name or other parameters", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void AUsersOwnMethodOfThatNameIsNoUse()
    {
        var network = Network.Replace("public partial class Wave;", "public partial class Wave { public object CreateStream() => 1; }", StringComparison.Ordinal);
        Assert.False(HasStream(GeneratorHarness.RunClean(network + Using("wave.CreateStream()")), "PredictSequence"));
    }

    [Theory]
    [InlineData("[Input(Name = \"a\", Length = 60), Input(Name = \"b\", Length = 30), Conv1d, Keep(\"c\"), Take(\"b\"), GlobalMaxPool1d]", "it has another number of steps than the first input, and a stream gets a frame of each at a time")]
    [InlineData("[Input(Length = 60), Conv1d, Keep(\"a\"), Conv1d, Keep(\"b\"), Output(\"a\", \"b\")]", "its outputs have different numbers of steps, and a stream has a frame of each at a time")]
    public void SignalsOfDifferentLengthsDoNotStream(string layers, string reason)
    {
        var run = GeneratorHarness.Run(layers + " public partial class Wave;" + Using("wave.CreateStream()"));
        Assert.Contains(reason, Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == "GEN062").GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSummaryHasTheLatencyOfEachLayer()
    {
        var run = GeneratorHarness.RunClean("[Network(Streams = true), Input(Length = 60), Conv1d(Filters = 4, Width = 5, Padding = \"same\"), Conv1d(Filters = 4, Stride = 2, Padding = 1), Conv1d(Filters = 2, Padding = \"same\")] public partial class Wave;");
        var lines = run.Files.Values.SelectMany(text => text.Split('\n')).Where(line => line.Contains("\\n\"", StringComparison.Ordinal)).ToList();
        Assert.Contains(lines, line => line.Contains("Receptive field  Latency", StringComparison.Ordinal));
        Assert.Equal(["2", "3", "5", "5"], lines.Where(line => line.Contains("\"conv1d_", StringComparison.Ordinal) || line.Contains("\"total", StringComparison.Ordinal))
            .Select(line => line.Split("\\n")[0].Split(' ')[^1]));
    }

    private static void AssertSays(GeneratorRun run, string id, string message)
    {
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal((id, message), (found.Id, found.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Contains(run.TextAt(found), message, StringComparison.Ordinal);
        Assert.False(HasStream(run, "Wave"));
    }

    private static string Using(string expression) => $"public static class User {{ public static object? Use(Wave wave) => {expression}; }}";

    private static bool HasStream(GeneratorRun run, string network) =>
        run.Files.Where(file => file.Key.Contains(network, StringComparison.Ordinal)).Any(file => file.Value.Contains("CreateStream", StringComparison.Ordinal));
}
