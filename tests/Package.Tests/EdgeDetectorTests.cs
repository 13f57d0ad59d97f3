using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>The sample's native binary: what it says, and what it may weigh.</summary>
[Collection(Workplace.Collection)]
public sealed class EdgeDetectorTests(Workplace workplace)
{
    [NativeFact]
    public void ItIsSmallInAFileAndInMemoryAndAllocatesNothing()
    {
        workplace.EdgeDetector.Publish().MustSucceed();
        Assert.InRange(new FileInfo(workplace.EdgeDetector.NativePath).Length, 0, 2_500_000);

        var said = workplace.EdgeDetector.RunNative("", "--benchmark", "20000").Output;
        Assert.Contains("\nallocated: 0 bytes\n", said, StringComparison.Ordinal);
        Assert.InRange(int.Parse(Regex.Match(said, @"at most (\d+) kB").Groups[1].Value, CultureInfo.InvariantCulture), 1, 8 * 1024);
    }

    [NativeFact]
    public void ItFindsTheJunctionsOfTheDataInItsSequences()
    {
        // Of each of the last 300 sequences, which the network was not trained on: a name, and 60 letters, which make one decision.
        var rows = File.ReadLines(Repository.PathOf("samples/SpliceJunctions/data/splice.tsv")).TakeLast(300).Select(line => line.Split('\t')).ToList();
        var said = workplace.EdgeDetector.RunNative(string.Concat(rows.Select(row => $">{row[0]}\n{row[1][..30]}\n{row[1][30..]}\n"))).Output.Split('\n');
        Assert.Equal(601, said.Length);
        var right = Enumerable.Range(0, 300).Count(i => said[2 * i + 1].Split('\t')[1] == (said[2 * i] switch { ">ei" => "donor", ">ie" => "acceptor", _ => "neither" }));
        Assert.InRange(right, 280, 300);
    }

    [NativeFact]
    public void WhatIsNoLetterIsNamedWithItsLineAfterTheDecisionsBeforeIt()
    {
        workplace.EdgeDetector.Publish().MustSucceed();
        var run = (new Command(workplace.EdgeDetector.NativePath) { Input = new string('A', 60) + "\nx" }).Run();
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("30\tneither\t", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("Line 2: character 120 ('x') is no letter of DNA", run.Error, StringComparison.Ordinal);
    }
}
