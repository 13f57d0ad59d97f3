using System;
using System.Globalization;
using System.Linq;
using Gen.Generator.Emit.NativeLibrary;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>What is emitted of a project that becomes a C library.</summary>
public sealed class NativeLibraryTests
{
    private const string Networks = """
        using Gen;

        [Input(Length = 60, Channels = 2, Layout = DataLayout.ChannelsFirst), Conv1d(Filters = 4, Padding = "causal"), Flatten, Dense(3)]
        public partial class WaveForm;

        namespace Deep.Down
        {
            internal partial class Outer
            {
                [Input(Channels = 1), Conv1d(Filters = 4, Padding = "causal")]
                private partial class ECGFilter;
            }
        }
        """;

    [Fact]
    public void WithoutThePropertyNothingIsEmitted()
    {
        Assert.DoesNotContain(Run(Networks, "").Files.Keys, file => file.StartsWith("Gen.NativeLibrary", StringComparison.Ordinal));
        Assert.DoesNotContain(Run(Networks, "false").Files.Keys, file => file.StartsWith("Gen.NativeLibrary", StringComparison.Ordinal));
    }

    [Fact]
    public void EachFunctionOfTheHeaderIsExportedAndNoOther()
    {
        var run = Run(Networks, "true");
        CompiledOutput.AssertClean(run);
        var (header, exports) = (run.Files[NativeHeaderEmitter.FileName], run.Files[NativeExportsEmitter.FileName]);
        Assert.All(header.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("//|", line, StringComparison.Ordinal));
        var declared = header.Split('\n').Where(line => line.EndsWith(");", StringComparison.Ordinal) && !line.Contains(" * ", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)].Split(' ')[^1]);
        var exported = exports.Split("EntryPoint = \"").Skip(1).Select(text => text[..text.IndexOf('"', StringComparison.Ordinal)]);
        Assert.Equal(exported.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
        Assert.Contains("wave_form_predict", exported);
        Assert.Contains("ecg_filter_stream_push", exported);
        Assert.DoesNotContain("ecg_filter_predict", exported);
        Assert.DoesNotContain("wave_form_stream_push", exported);
        Assert.Contains("#define WAVE_FORM_INPUT_SIZE 120", header, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatWouldBeTheSameInCAreSaid()
    {
        var run = Run("using Gen; [Input(Length = 6), Dense(3)] public partial class WaveForm; [Input(Length = 6), Dense(2)] public partial class Wave_Form;", "true");
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal("GEN103", found.Id);
        Assert.Equal("'WaveForm' and 'Wave_Form' would both be wave_form_input_length in C; rename one of the classes", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.NotEqual(Location.None, found.Location);
    }

    [Theory]
    [InlineData("SpokenDigits", "spoken_digits")]
    [InlineData("ECGNet2", "ecg_net2")]
    [InlineData("already_small", "already_small")]
    [InlineData("Acme.Signals-2", "acme_signals_2")]
    [InlineData("Größe", "gru00f6u00dfe")]
    [InlineData("2D", "_2_d")]
    public void NamesAreWrittenAsCWritesThem(string name, string expected) => Assert.Equal(expected, CName.Of(name));

    private static GeneratorRun Run(string source, string value) => GeneratorHarness.Run(TestCompilation.Create(source), properties: new(("GenNativeLibrary", value)));
}
