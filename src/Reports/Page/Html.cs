using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace Gen.Reports;

/// <summary>HTML and SVG text with <c>\n</c> and numbers that no culture changes.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    /// <summary>Text with numbers in it, as it is: markup.</summary>
    public Html Line(FormattableString markup)
    {
        _text.Append(markup.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    /// <summary>Markup that another one made.</summary>
    public Html Markup(string markup)
    {
        _text.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Text that was markup before.</summary>
    public Html Add(Html other)
    {
        _text.Append(other._text);
        return this;
    }

    /// <summary>Letters that mean something in HTML, as letters.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    public override string ToString() => _text.ToString();
}
