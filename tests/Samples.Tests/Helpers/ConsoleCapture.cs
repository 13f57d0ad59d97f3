using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Gen.Samples.Tests.Helpers;

/// <summary>
/// Keeps what a test's own code writes to the console. The console is the process's and tests run side by side, so it is replaced once, by a
/// writer that asks whose call this is: two tests that each put in a writer of their own would read each other's lines.
/// </summary>
internal sealed class ConsoleCapture : TextWriter
{
    private static readonly AsyncLocal<StringWriter?> s_ofThisTest = new();
    private static readonly Lazy<ConsoleCapture> s_installed = new(Install);

    private readonly TextWriter _elsewhere;

    private ConsoleCapture(TextWriter elsewhere)
    {
        _elsewhere = elsewhere;
        NewLine = "\n";
    }

    public override Encoding Encoding => _elsewhere.Encoding;

    private TextWriter Target => (TextWriter?)s_ofThisTest.Value ?? _elsewhere;

    /// <summary>Runs <paramref name="action"/>.</summary>
    /// <returns>What it, and the threads it started, wrote to the console.</returns>
    public static string Of(Action action)
    {
        _ = s_installed.Value;
        var output = new StringWriter { NewLine = "\n" };
        s_ofThisTest.Value = output;
        try
        {
            action();
        }
        finally
        {
            s_ofThisTest.Value = null;
        }

        return output.ToString();
    }

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(string? value) => Target.Write(value);

    public override void Flush() => Target.Flush();

    private static ConsoleCapture Install()
    {
        var capture = new ConsoleCapture(Console.Out);
        Console.SetOut(capture);
        return capture;
    }
}
