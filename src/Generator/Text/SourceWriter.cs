using System;
using System.Text;

namespace Gen.Generator.Text;

/// <summary>Writes indented C#, with <c>\n</c> at the end of each line whatever the machine.</summary>
/// <param name="depth">The depth to begin with.</param>
/// <param name="most">The most characters, where it is not data that is written.</param>
internal sealed class SourceWriter(int depth = 0, int most = SourceWriter.MostCode)
{
    /// <summary>Code beyond this would keep a compiler busy for minutes; what grows so with a size has to be a loop.</summary>
    public const int MostCode = 8_000_000;

    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth = depth;

    /// <summary>Writes each line of <paramref name="text"/> at the present depth; an empty line has no trailing blanks.</summary>
    public void Line(string text = "")
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            AppendLine(text, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }

        AppendLine(text, start, text.Length);
    }

    private void AppendLine(string text, int start, int end)
    {
        if (end > start)
        {
            for (var i = 0; i < _depth; i++)
                _text.Append(Indentation);
            _text.Append(text, start, end - start);
        }

        _text.Append('\n');
        if (_text.Length > most)
            throw new InvalidOperationException($"the code would have more than {Literal.Grouped(most)} characters");
    }

    /// <summary>Writes <paramref name="head"/> and an opening brace; disposing the result closes it.</summary>
    public Scope Block(string head)
    {
        Line(head);
        return Braces();
    }

    /// <summary>Opens a scope of its own, purely for readability.</summary>
    public Scope Braces()
    {
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>An empty writer at the present depth.</summary>
    public SourceWriter Nested() => new(_depth);

    /// <summary>Appends what another writer wrote, at the depth where it wrote it.</summary>
    public void Append(SourceWriter other) => _text.Append(other._text);

    /// <summary>Appends text that has its depth already.</summary>
    public void Append(string text) => _text.Append(text);

    /// <summary>Opens a loop of so many turns, a marked number; none is printed for a single one, whose counter nothing may name.</summary>
    public Scope? Loop(string counter, int turns)
    {
        if (turns == 1)
            return null;
        return Block($"for (nint {counter} = 0; {counter} < {Mark.Of(counter + "Count", turns)}; {counter}++)");
    }

    /// <summary>Opens a loop of so many turns over every so-manieth number.</summary>
    public Scope Every(string counter, int start, int turns, int step) =>
        Block($"for (nint {counter} = {Mark.Of(counter + "Start", start)}; {counter} < {Mark.Of(counter + "End", start + turns * step)}; {counter} += {Literal.Of(step)})");

    /// <summary>The same, but a single turn is a scope.</summary>
    public Scope Steps(string counter, int start, int turns, int step)
    {
        if (turns > 1)
            return Every(counter, start, turns, step);
        var scope = Braces();
        Line($"nint {counter} = {Mark.Of(counter + "Start", start)};");
        return scope;
    }

    /// <summary>Indents what follows until the result is disposed.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    public override string ToString() => Mark.Resolve(_text.ToString());

    /// <summary>The text with its marks.</summary>
    public string Marked => _text.ToString();

    /// <summary>An indented stretch of the text.</summary>
    public readonly struct Scope(SourceWriter writer, string? closing) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (closing is not null)
                writer.Line(closing);
        }
    }
}
