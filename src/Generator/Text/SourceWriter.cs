using System;
using System.Text;

namespace Gen.Generator.Text;

/// <summary>Writes indented C#, with <c>\n</c> at the end of each line whatever the machine.</summary>
internal sealed class SourceWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes each line of <paramref name="text"/> at the present depth; an empty line has no trailing blanks.</summary>
    public void Line(string text = "")
    {
        foreach (var line in text.Replace("\r", "").Split('\n'))
        {
            if (line.Length > 0)
            {
                for (var i = 0; i < _depth; i++)
                    _text.Append(Indentation);
                _text.Append(line);
            }

            _text.Append('\n');
        }
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

    /// <summary>Indents what follows until the result is disposed.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    public override string ToString() => _text.ToString();

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
