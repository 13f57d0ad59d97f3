using System;
using System.Globalization;
using System.IO;

namespace LiveSignal;

/// <summary>A line for each word.</summary>
/// <param name="output">Where to.</param>
internal sealed class PlainView(TextWriter output) : IView
{
    public void Show(ListenSession session)
    {
    }

    public void Hear(Word word)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word.Seconds,8:0.00} s  {word.Digit}  {100 * word.Probability:0} %"));
        output.Flush();
    }

    public void End(ListenSession session) => output.WriteLine(Sentence(session));

    /// <summary>How fast it was.</summary>
    public static string Sentence(ListenSession session) => string.Create(CultureInfo.InvariantCulture,
        $"{session.Seconds:0.0} s of audio, {session.TimesRealTime:0} times faster than real time; 10 ms take {Micro(session, 0.5)} us in the median, {Micro(session, 0.999)} us at 99.9 %");

    private static string Micro(ListenSession session, double share) => (session.Latencies.Quantile(share) / 1e3).ToString("0.0", CultureInfo.InvariantCulture);
}
