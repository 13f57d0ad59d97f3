using System;
using System.Linq;

namespace Gen.Data;

/// <summary>Finds out what stands between the columns of a text file.</summary>
internal static class CsvDelimiter
{
    /// <summary>The sign of which the first line has most; a comma where it has none.</summary>
    internal static char Guess(ReadOnlySpan<byte> text, bool decimalComma)
    {
        var start = text.TrimStart("\r\n"u8);
        var end = start.IndexOfAny((byte)'\n', (byte)'\r');
        var line = (end < 0 ? start : start[..end]).ToArray();
        char[] signs = decimalComma ? ['\t', ';', '|'] : ['\t', ';', ',', '|'];
        var best = signs.MaxBy(sign => line.Count(letter => letter == sign));
        return line.Contains((byte)best) ? best : ',';
    }
}
