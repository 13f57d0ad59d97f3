using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Gen.Data.Tests.Helpers;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>Each bad file is refused whole, with the file, the line where there is one, what came, and what to do.</summary>
public sealed class BadDataTests : IDisposable
{
    private static readonly CsvOptions s_labelled = new() { Label = "class", Recording = "id" };

    private static readonly CsvOptions s_rows = new() { Header = false, SignalsInRows = true, Label = "1" };

    private static readonly (string Name, string Text, CsvOptions Options, string[] Parts)[] s_texts =
    [
        ("empty file", "", new(), ["empty", "written to the end"]),
        ("only empty lines", "\n\n", new(), ["no line has anything"]),
        ("header alone", "x,y\n", new(), ["no row follows"]),
        ("ragged row", "x,y\n1,2\n3\n", new(), ["line 3", "1 columns", "first line has 2"]),
        ("delimiter too many", "x,y\n1,2\n3,4,\n", new(), ["line 3", "delimiter too many"]),
        ("decimal comma", "x;y\n1;2\n1,5;2\n", new(), ["line 3", "column 'x' is '1,5'", "DecimalComma"]),
        ("decimal point", "x;y\n1,5;2\n1.5.5;2\n", new() { DecimalComma = true, Delimiter = ';' }, ["line 3", "'1.5.5'"]),
        ("text in a channel", "x,y\n1,2\n1,fast\n", new(), ["line 3", "column 'y' is 'fast'", "Channels"]),
        ("date in a channel", "time,x\n2024-01-01,2\n", new(), ["line 2", "column 'time'", "list the columns that are in Channels"]),
        ("missing value", "x,y\n1,2\n,4\n", new(), ["line 3", "column 'x' has no value", "Interpolate"]),
        ("NaN", "x,y\n1,2\n3,NaN\n", new(), ["line 3", "column 'y' has no value"]),
        ("too great for a float", "x\n1e60\n", new(), ["line 2", "which a float cannot hold"]),
        ("infinity", "x\ninf\n", new(), ["line 2", "inf"]),
        ("missing label", "id,class,x\na,go,1\na,,2\n", s_labelled, ["line 3", "column 'class' has no class"]),
        ("two labels in a recording", "id,class,x\na,go,1\na,stop,2\n", s_labelled, ["line 3", "'stop'", "'go'", "line 2", "StepLabels"]),
        ("missing recording", "id,class,x\na,go,1\n,go,2\n", s_labelled, ["line 3", "column 'id' is empty"]),
        ("two groups in a recording", "id,class,who,x\na,go,ann,1\na,go,bob,2\n", s_labelled with { Group = "who" }, ["line 3", "A recording has one group"]),
        ("unknown column", "id,Class,x\na,go,1\n", s_labelled, ["no column 'class'", "Did you mean 'Class'?"]),
        ("no channel left", "id,class\na,go\n", s_labelled, ["no column is left for the signal"]),
        ("header that is none", "1,2\n3,4\n", new(), ["line 1", "only numbers", "Header = false"]),
        ("no header where one is", "x,y\n3,4\n", new() { Header = false }, ["line 1", "'x'"]),
        ("column without a name", "x,\n3,4\n", new(), ["line 1", "column 2 has no name"]),
        ("two columns of a name", "x,x\n3,4\n", new(), ["line 1", "two columns are named 'x'"]),
        ("open quotation", "x,y\n1,\"2\n3,4\n", new(), ["line 2", "quotation mark"]),
        ("recording without any value", "id,x,y\na,1,?\na,2,?\n", new() { Recording = "id", Missing = MissingValues.Interpolate }, ["line 2", "channel 2", "no value at all"]),
        ("label that is not listed", "id,class,x\na,go,1\nb,fly,1\n", s_labelled with { Classes = ["go", "stop"] }, ["recording 'b'", "'fly'", "go, stop"]),
        ("class missing in a row", "1\t2\t3\n\t2\t3\n", s_rows, ["line 2", "class is empty"]),
        ("gap in a row", "1\t2\t3\n1\tNaN\t3\n", s_rows, ["line 2", "value 1 is missing"]),
        ("row without values", "1\t2\t3\n1\tNaN\tNaN\n", s_rows, ["line 2", "no value follows the class"]),
        ("text in a row", "1\t2\t3\n1\t2\tx3\n", s_rows, ["line 2", "'x3'"]),
        ("zero bytes", "x\0y\n1\n", new(), ["zero bytes", "UTF-16"]),
    ];

    private static readonly (string Name, Func<byte[]> File, string[] Parts)[] s_sounds =
    [
        ("no wav file", () => "ID3 and so on, not a wav"u8.ToArray(), ["no wav file", "ffmpeg"]),
        ("compressed", () => Files.WavBytes(8, 1, 8000, 7, 0, 0), ["format 7", "compressed", "ffmpeg"]),
        ("cut off", () => Files.WavBytes(16, 1, 8000, 1, 0, 0.5)[..^1], ["'data' chunk should have 4 bytes, but 3 follow", "cut off"]),
        ("without data", () => Files.WavBytes(16, 1, 8000, 1)[..36], ["no 'data' chunk"]),
        ("no sample at all", () => Files.WavBytes(16, 1, 8000, 1), ["0 bytes of sound"]),
        ("no channel", () => Files.WavBytes(16, 0, 8000, 1, 0), ["0 channels"]),
        ("not a number", () => Files.WavBytes(32, 1, 8000, 3, double.NaN), ["infinite or no number"]),
    ];

    private readonly Files _files = new();

    public static TheoryData<string> Texts => [.. s_texts.Select(text => text.Name)];

    public static TheoryData<string> Sounds => [.. s_sounds.Select(sound => sound.Name)];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void ThereAreThirtyKindsAndMore() => Assert.True(s_texts.Select(text => text.Name).Distinct().Count() >= 30);

    [Theory]
    [MemberData(nameof(Texts))]
    public void OfText(string name)
    {
        var (_, text, options, parts) = s_texts.Single(one => one.Name == name);
        Refused(() => SignalSet.FromCsv(_files.Text("a.csv", text), options), "a.csv", parts);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void OfSound(string name)
    {
        var (_, file, parts) = s_sounds.Single(one => one.Name == name);
        _files.Bytes("a.wav", file());
        Refused(() => SignalSet.FromWavFolder(_files.Folder), "a.wav", parts);
    }

    [Fact]
    public void OfAnotherEncoding() =>
        Refused(() => SignalSet.FromCsv(_files.Text("a.csv", "id,x\na,1\nö,2\n", Encoding.Latin1), new() { Recording = "id" }), "a.csv", "line 3", "UTF-8", "Encoding.Latin1");

    [Fact]
    public void OfFoldersThatDisagree()
    {
        _files.Text("a/1.csv", "x,y\n1,2\n");
        _files.Text("b/1.csv", "x,z\n1,2\n");
        Refused(() => SignalSet.FromCsv(_files.Folder), "1.csv", "x, z", "x, y", "Channels");
        _files.Wav("a/1.wav", 16, 1, 8000, 0.5);
        _files.Wav("b/1.wav", 16, 1, 16000, 0.5);
        Refused(() => SignalSet.FromWavFolder(_files.Folder), "1.wav", "16000", "8000", "Rate");
        _files.Wav("b/1.wav", 16, 2, 8000, 0.5, 0.5);
        Refused(() => SignalSet.FromWavFolder(_files.Folder), "1.wav", "2 channels", "Mono");
    }

    [Fact]
    public void OfAnEmptyFolder() => Refused(() => SignalSet.FromWavFolder(_files.Folder), _files.Folder, "*.wav", "right folder");

    [Fact]
    public void OfAClassThatOnlyTheTestSetHas()
    {
        _files.Text("S_TRAIN.tsv", "1\t2\t3\n2\t2\t3\n");
        _files.Text("S_TEST.tsv", "1\t2\t3\n7\t2\t3\n");
        Refused(() => SignalSet.FromUcrFolder(_files.Folder), "S_TEST.tsv", "line 2", "'7'", "1, 2");
        _files.Text("S_TRAIN.tsv", "1\t2\t3\n1\t2\t3\n");
        Refused(() => SignalSet.FromUcrFolder(_files.Folder), "S_TRAIN.tsv", "class '1'", "two classes");
    }

    [Fact]
    public void OfAFileThatIsNotThere()
    {
        Assert.Contains("none.csv", Assert.Throws<FileNotFoundException>(() => SignalSet.FromCsv("none.csv")).Message, StringComparison.Ordinal);
        Assert.Contains("none", Assert.Throws<DirectoryNotFoundException>(() => SignalSet.FromWavFolder("none")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfParquet() => Refused(() => SignalSet.FromParquet(_files.Text("a.parquet", "PAR0 is not PAR1")), "a.parquet", "no Parquet file");

    private static void Refused(Action read, string file, params IEnumerable<string> parts)
    {
        var message = Assert.Throws<InvalidDataException>(read).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
