using System;
using System.Threading;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>Tests that run side by side do not read each other's lines.</summary>
public sealed class ConsoleCaptureTests
{
    [Fact]
    public void TwoAtOnceKeepTheirOwnLines()
    {
        using var both = new Barrier(2);
        var outputs = new string[2];
        var threads = Array.ConvertAll<int, Thread>([0, 1], index => new Thread(() => outputs[index] = ConsoleCapture.Of(() => Write(index, both))));
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(["0\n0\n0\n", "1\n1\n1\n"], outputs);
    }

    private static void Write(int index, Barrier both)
    {
        for (var line = 0; line < 3; line++)
        {
            both.SignalAndWait();
            Console.WriteLine(index);
        }
    }
}
