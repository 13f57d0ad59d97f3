using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Gen.Data.Tests.Helpers;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>What text files become.</summary>
public sealed class CsvTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void RecordingsOfDifferentLengths()
    {
        var path = _files.Text("a.csv", "id,x,y,class,who\nr1,1,2,walk,ann\nr1,3,4,walk,ann\nr2,5,6,run,bob\nr1,7,8,walk,ann\n");
        var set = SignalSet.FromCsv(path, new CsvOptions { Label = "class", Recording = "id", Group = "who" });
        Assert.Equal(["x", "y"], set.ChannelNames);
        Assert.Equal(["run", "walk"], set.Classes);
        Assert.Equal([1, 0], set.Labels);
        Assert.Equal([1, 2, 3, 4, 7, 8], set[0].Values.ToArray());
        Assert.Equal((3, 1, "ann", "bob"), (set[0].Length, set[1].Length, set[0].Group, set[1].Group));
        Assert.Contains("FitTo", Assert.Throws<InvalidOperationException>(() => set.Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderForEachClass()
    {
        _files.Text("go/1.csv", "x\n1\n2\n");
        _files.Text("stop/deep/2.csv", "x\n3\n");
        var set = SignalSet.FromCsv(_files.Folder);
        Assert.Equal(["go", "stop"], set.Classes);
        Assert.Equal([0, 1], set.Labels);
        Assert.Equal([3f], set[1].Values.ToArray());
    }

    [Fact]
    public void LabelsOfSteps()
    {
        var set = SignalSet.FromCsv(_files.Text("a.csv", "x,state\n1,on\n2,off\n3,on\n"), new CsvOptions { Label = "state", StepLabels = true });
        Assert.Equal(["on", "off", "on"], set[0].StepLabels);
        Assert.Equal([0, 1, 1, 0, 0, 1], set.ToDataset().Targets.ToArray());
        Assert.Equal([0, 1, 0, 1, 0, 1], set.ToDataset(DataLayout.ChannelsFirst).Targets.ToArray());
        Assert.Equal(["off", "on"], set.Windows(2, 1)[1].StepLabels);
    }

    [Theory]
    [InlineData("x;y\n1,5;2\n", true, ';')]
    [InlineData("x\ty\n1,5\t2\n", true, null)]
    [InlineData("x|y\n1.5|2\n", false, null)]
    [InlineData("\"x\",\"y\"\r\n\" 1.5 \",2\r\n", false, null)]
    [InlineData("x, y\n1.5, 2\n\n", false, null)]
    public void Delimiters(string text, bool decimalComma, char? delimiter)
    {
        var set = SignalSet.FromCsv(_files.Text("a.csv", text), new CsvOptions { DecimalComma = decimalComma, Delimiter = delimiter });
        Assert.Equal([1.5f, 2f], set[0].Values.ToArray());
        Assert.Equal(["x", "y"], set.ChannelNames);
    }

    [Fact]
    public void TheMachinesCultureDoesNotMatter()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal([1.5f], SignalSet.FromCsv(_files.Text("a.csv", "x\n1.5\n"))[0].Values.ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Encodings()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            var path = _files.Bytes("a.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("größe\n1\n")]);
            Assert.Equal(["größe"], SignalSet.FromCsv(path).ChannelNames);
        }

        Assert.Equal(["größe"], SignalSet.FromCsv(_files.Text("b.csv", "größe\n1\n", Encoding.Latin1), new() { Encoding = Encoding.Latin1 }).ChannelNames);
    }

    [Fact]
    public void WithoutAHeaderColumnsAreCounted()
    {
        var set = SignalSet.FromCsv(_files.Text("a.csv", "1,2,a\n3,4,a\n"), new CsvOptions { Header = false, Label = "3", Channels = ["2", "1"] });
        Assert.Equal([2, 1, 4, 3], set[0].Values.ToArray());
        Assert.Equal("a", set[0].Label);
    }

    [Fact]
    public void GapsAreInterpolated()
    {
        var set = SignalSet.FromCsv(_files.Text("a.csv", "x,y\n?,1\n2,NaN\n,3\n6,\nNA,\n"), new CsvOptions { Missing = MissingValues.Interpolate });
        Assert.Equal([2, 1, 2, 2, 4, 3, 6, 3, 6, 3], set[0].Values.ToArray());
    }

    [Fact]
    public void SignalsInRows()
    {
        var path = _files.Text("a.tsv", "2.0000e+00\t1\t2\t3\n-1\t4\t5\tNaN\n10\t6\t7\t8\t9\n");
        var set = SignalSet.FromUcr(path);
        Assert.Equal(["-1", "2", "10"], set.Classes);
        Assert.Equal([3, 2, 4], set.Select(signal => signal.Length));
        Assert.Equal([4f, 5f], set[1].Values.ToArray());
        Assert.Equal($"{path}, line 2", set[1].Source);
        Assert.Equal(["-1", "0", "2", "10"], SignalSet.FromUcr(path, ["-1", "0", "2", "10"]).Classes);
    }
}
