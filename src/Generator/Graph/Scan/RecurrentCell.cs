using System;

namespace Gen.Generator.Graph.Scan;

/// <summary>What a step makes of a state.</summary>
internal enum RecurrentCell
{
    /// <summary>Long short-term memory: gates i, f, g, o.</summary>
    Lstm,

    /// <summary>A gated unit whose reset gate acts behind the state's own weights: gates z, r, h.</summary>
    GruAfter,

    /// <summary>A gated unit whose reset gate acts before them: gates z, r, h.</summary>
    GruBefore,

    /// <summary>One activation.</summary>
    Simple,
}

/// <summary>The sizes of a cell: its gates, and the sections of the rows that a scan keeps.</summary>
internal static class CellSizes
{
    /// <summary>Sections hold whole vectors of the widest kind, so that nothing in a row is ragged.</summary>
    private const int Widest = 16;

    /// <summary>The gates, in the order of the weights' columns.</summary>
    public static int Gates(this RecurrentCell cell) => cell switch
    {
        RecurrentCell.Lstm => 4,
        RecurrentCell.Simple => 1,
        _ => 3,
    };

    /// <summary>
    /// The sections of one step's row: the gates first and the state last. Between them an LSTM has its memory and what the activation makes of it; a gated unit the candidate's
    /// own sum, or what its weights read, three times: the state before twice, and the state that was reset.
    /// </summary>
    public static int Sections(this RecurrentCell cell) => cell switch
    {
        RecurrentCell.Lstm => 7,
        RecurrentCell.GruAfter => 5,
        RecurrentCell.GruBefore => 7,
        RecurrentCell.Simple => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell.ToString()),
    };

    /// <summary>The section that the gradient of the state's own weights multiplies the gates' gradients with.</summary>
    public static int Multiplied(this RecurrentCell cell) => cell == RecurrentCell.GruBefore ? 3 : cell.Sections() - 1;

    /// <summary>The gradients that a scan writes for each unit and step: of the input's gates, and where those differ, of the state's behind them.</summary>
    public static int Gradients(this RecurrentCell cell) => cell == RecurrentCell.GruAfter ? 6 : cell.Gates();

    /// <summary>The floats of a section.</summary>
    public static int Padded(int units) => (units + Widest - 1) / Widest * Widest;
}
