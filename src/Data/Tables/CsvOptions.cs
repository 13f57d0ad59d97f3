using System.Text;

namespace Gen.Data;

/// <summary>How a text file with columns is read. Numbers are read in the invariant culture, whatever the machine's is.</summary>
public sealed record CsvOptions : TableOptions
{
    /// <summary>What stands between columns; <see langword="null"/>, the default, for that of tab, semicolon, comma and bar which the first line has most of.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line names the columns. Default: <see langword="true"/>.</summary>
    public bool Header { get; init; } = true;

    /// <summary>Whether numbers are written with a decimal comma, 1,5. Default: <see langword="false"/>.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>
    /// Whether each line is a signal of one channel, a column for each step. Lines may end early: missing values at the end make a signal shorter. Default:
    /// <see langword="false"/>, where each line is a step.
    /// </summary>
    public bool SignalsInRows { get; init; }

    /// <summary>The letters' encoding; <see langword="null"/>, the default, for UTF-8, or what a byte order mark says.</summary>
    public Encoding? Encoding { get; init; }
}
