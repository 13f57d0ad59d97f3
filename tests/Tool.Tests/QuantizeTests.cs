using System;
using System.IO;
using System.Linq;
using Gen.Tool.Commands;
using Xunit;

namespace Gen.Tool.Tests;

public sealed class QuantizeTests : IDisposable
{
    private const string Source = """
        using Gen;
        [Input(Length = 20, Channels = 3), Conv1d(Filters = 32, Width = 5, Name = "first"), Relu, GlobalMaxPool1d, Dense(4, Name = "last"), Softmax]
        public partial class Small;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SaysWhatEachLayerCostsAndWritesTheFile()
    {
        var (network, random) = (DynamicNetwork.Compile(Source, new() { Training = false }), new Random(1));
        network.Save(At("w.safetensors"));
        File.WriteAllText(At("Small.cs"), Source);
        var inputs = Enumerable.Range(0, 50 * 60).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var outputs = new float[50 * 4];
        network.Predict(inputs, outputs);
        NpyFile.Write(At("x.npy"), new([50, 20, 3], inputs));
        NpyFile.Write(At("y.npy"), new([50], [.. outputs.Chunk(4).Select(own => (float)Array.IndexOf(own, own.Max()))]));

        var output = new StringWriter();
        Assert.Equal(0, Command.Run(["quantize", At("w.safetensors"), "--format", "int8", "--out", At("small.safetensors"), "--network", At("Small.cs"), "--input", At("x.npy"), "--labels", At("y.npy")], output));
        var lines = output.ToString().Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words is [_, _, _]).ToList();
        Assert.Equal(["none", "first.weight", "last.weight", "all"], lines.Select(words => words[0]));
        Assert.Equal(["0.000", "100.00"], lines[0][1..]);
        Assert.All(lines.Skip(1), words => Assert.InRange(double.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), 0.001, 2));

        // The file that was written is what the last row is of.
        var (again, change) = (new float[outputs.Length], 0f);
        network.Load(At("small.safetensors"));
        network.Predict(inputs, again);
        change = outputs.Zip(again, (before, after) => Math.Abs(before - after)).Max() / (outputs.Max() - outputs.Min());
        Assert.Equal(lines[^1][1], (100 * (double)change).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(new FileInfo(At("small.safetensors")).Length < new FileInfo(At("w.safetensors")).Length / 2);
    }

    [Fact]
    public void AFormatThatThereIsNotIsAFaultOfTheLine() =>
        Assert.Equal("--format is 'int4'; expected int8 or bfloat16.", Assert.Throws<UsageException>(() => Command.Run(["quantize", "w.safetensors", "--format", "int4"], TextWriter.Null)).Message);

    private string At(string name) => Path.Combine(_folder, name);
}
