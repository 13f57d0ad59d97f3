using System.Collections.Generic;

namespace Gen.Data;

/// <summary>
/// How the columns of a table become signals: a row is a step, a column a channel. Columns are named as in the header, or by their number, counted from 1,
/// where there is none.
/// </summary>
public record TableOptions
{
    /// <summary>The column with the class; <see langword="null"/>, the default, for none.</summary>
    public string? Label { get; init; }

    /// <summary>Whether each step has a class of its own. Default: <see langword="false"/>: all rows of a recording have the same one.</summary>
    public bool StepLabels { get; init; }

    /// <summary>The column that tells recordings apart; <see langword="null"/>, the default, where a file is one recording.</summary>
    public string? Recording { get; init; }

    /// <summary>The column with the group that must not stand on both sides of a split, such as a person; <see langword="null"/>, the default, for the recording.</summary>
    public string? Group { get; init; }

    /// <summary>The columns that become channels, in this order; <see langword="null"/>, the default, for all that are nothing else.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>What to do about values that are not there. Default: <see cref="MissingValues.Refuse"/>.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>The classes, in the order of the network's outputs; <see langword="null"/>, the default, for those that occur.</summary>
    public IReadOnlyList<string>? Classes { get; init; }
}
