using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Gen.Tool.Commands;
using Xunit;

namespace Gen.Tool.Tests;

/// <summary>Public models of other libraries give what their own libraries give.</summary>
public sealed class ModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gen-import-").FullName;

    public static TheoryData<string> Carried => [.. Names(Models.Carried).Where(name => !name.StartsWith("refuse", StringComparison.Ordinal) && name != "pt-pybridge-linear")];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Carried))]
    public void AModelIsImportedAndEqual(string name) => AssertEqual(Path.Combine(Models.Carried, name));

    /// <summary>A larger collection, where the environment names one: a folder of folders like those beside this test.</summary>
    [Fact]
    public void AllOfAFolderAreEqualOrRefused()
    {
        var folder = Environment.GetEnvironmentVariable("GEN_MODELS");
        Assert.SkipWhen(folder is null, "GEN_MODELS names no folder of models: only those that the project carries were imported.");
        var wrong = new List<string>();
        foreach (var name in Names(folder!).Where(name => !name.StartsWith("refuse", StringComparison.Ordinal) && File.Exists(Path.Combine(folder!, name, "expected.npy"))))
        {
            try
            {
                AssertEqual(Path.Combine(folder!, name));
            }
            catch (Exception e)
            {
                wrong.Add($"{name}: {e.Message}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("refuse-rtn-bad-lstm", "inconsistent")]
    [InlineData("refuse-h5-masking", "layer 'masking_2' (Masking): it tells the layers behind it to skip steps")]
    [InlineData("pt-pybridge-linear", "A state dict has weights and no layers")]
    public void WhatCannotBeRightIsRefused(string name, string sentence)
    {
        var e = Assert.ThrowsAny<Exception>(() => Command.Run(["import", Models.FileOf(Path.Combine(Models.Carried, name)), "--out", _folder], TextWriter.Null));
        Assert.Contains(sentence, e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void TheSourceReadsAsAPersonWouldHaveWrittenIt()
    {
        var output = new StringWriter();
        Assert.Equal(0, Command.Run(["inspect", Models.FileOf(Path.Combine(Models.Carried, "k3-emg-lstm")), "--name", "Emg"], output));
        Assert.Contains("""
            [Input(Length = 3, Channels = 4)]
            [Lstm(16)]
            [Dense(32), Tanh]
            [Dense(4, Name = "output"), Softmax]
            public partial class Emg;
            """.ReplaceLineEndings("\n"), output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private void AssertEqual(string folder)
    {
        var tolerance = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "meta.json"))).RootElement.GetProperty("tolerance");
        var output = new StringWriter();
        List<string> line = ["import", Models.FileOf(folder), "--out", _folder, "--input", Path.Combine(folder, "input.npy")];
        foreach (var further in Directory.GetFiles(folder, "input_*.npy").Order(StringComparer.Ordinal))
            line.AddRange(["--input", further]);
        line.AddRange(["--expect", Path.Combine(folder, "expected.npy"), "--relative", Number("rtol"), "--absolute", Number("atol")]);
        Assert.True(Command.Run([.. line], output) == 0, output.ToString());

        string Number(string kind) => tolerance.GetProperty(kind).GetDouble().ToString("R", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Names(string folder) => Directory.GetDirectories(folder).Select(Path.GetFileName).Where(name => File.Exists(Path.Combine(folder, name!, "meta.json"))).Order(StringComparer.Ordinal)!;
}
