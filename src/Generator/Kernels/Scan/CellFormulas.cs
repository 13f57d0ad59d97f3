using System;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Target;

namespace Gen.Generator.Kernels.Scan;

/// <summary>
/// What one step of a cell does: from the row before and this step's half of the gates to this step's row. Sections are those of <see cref="CellSizes.Sections"/>.
/// </summary>
internal abstract class CellFormulas
{
    /// <summary>The formulas of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="keepsAll">Whether what the gradient needs is written, too.</param>
    /// <param name="hasBias">Whether the state's half has a bias of its own.</param>
    public static CellFormulas Of(RecurrentCell cell, bool keepsAll, bool hasBias) => cell switch
    {
        RecurrentCell.Lstm => new LstmFormulas(keepsAll),
        RecurrentCell.GruAfter => new GruAfterFormulas(keepsAll, hasBias),
        RecurrentCell.GruBefore => new GruBeforeFormulas(keepsAll),
        RecurrentCell.Simple => new SimpleFormulas(),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell.ToString()),
    };

    /// <summary>Prints a step.</summary>
    public abstract void Emit(ScanWriter scan);

    /// <summary>A gate's product, which begins with the input's half.</summary>
    protected static GateProduct Product(int gate, string source = "h") =>
        new(gate, source, gate, (v, column, sample) => FromInput(v, gate, Offset.Sum(column, sample)));

    /// <summary>The input's half of a gate.</summary>
    protected static string FromInput(VectorWriter vector, int gate, string column) => vector.Load("rx", Offset.Sum(Offset.Times(gate, "Units"), column));
}
