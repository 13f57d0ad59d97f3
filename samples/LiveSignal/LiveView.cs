using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveSignal;

/// <summary>The probabilities as bars, the words that were heard, and how fast it is.</summary>
internal sealed class LiveView(LiveDisplayContext display) : IView
{
    private const int Shown = 12;

    private readonly Queue<Word> _words = new();

    /// <summary>Shows a session until its signal ends.</summary>
    public static void Watch(ListenSession session) => AnsiConsole.Live(new Text("listening")).Start(display => session.Run(new LiveView(display)));

    public void Show(ListenSession session)
    {
        display.UpdateTarget(View(session));
        display.Refresh();
    }

    public void Hear(Word word)
    {
        _words.Enqueue(word);
        if (_words.Count > Shown)
            _words.Dequeue();
    }

    public void End(ListenSession session) => Show(session);

    private IRenderable View(ListenSession session)
    {
        var bars = new BarChart().Width(60).WithMaxValue(100).ShowValues();
        for (var digit = 0; digit < session.Probabilities.Length; digit++)
            bars.AddItem(digit.ToString(CultureInfo.InvariantCulture), Math.Round(100.0 * session.Probabilities[digit]), Color.Green);
        var heard = string.Join("  ", _words.Select(word => word.Digit.ToString(CultureInfo.InvariantCulture)));
        return new Rows(bars, new Text("heard: " + heard), new Text(PlainView.Sentence(session), new Style(Color.Grey)));
    }
}
