using Gen.Generator.Target;

namespace Gen.Generator.Kernels.Scan;

/// <summary>h = z * h + (1 - z) * activation(x + r * n), where n is the state's half of the candidate.</summary>
internal sealed class GruAfterFormulas(bool keepsAll, bool hasBias) : CellFormulas
{
    /// <summary>The section of the candidate.</summary>
    public const int Candidate = 2;

    /// <summary>The section of the state's half of the candidate.</summary>
    public const int Half = 3;

    /// <summary>The section of the state.</summary>
    public const int State = 4;

    public override void Emit(ScanWriter scan)
    {
        scan.Products([WithBias(0), WithBias(1), new(2, "h", Half, hasBias ? (v, column) => Bias(v, 2, column) : null)], new("now", IsJoined: false));
        scan.Each(v =>
        {
            scan.Let("z", scan.Gate(scan.Load("zSum", "now", 0)));
            scan.Let("r", scan.Gate(scan.Load("rSum", "now", 1)));
            scan.Load("half", "now", Half);
            scan.Let("sum", v.MultiplyAdd("r", "half", FromInput(v, 2, "column")));
            scan.Let("candidate", scan.Activate("sum"));
            scan.Load("last", "before", State);
            scan.Store(v.MultiplyAdd("z", v.Subtract("last", "candidate"), "candidate"), "now", State);
            if (!keepsAll)
                return;
            scan.Store("z", "now", 0);
            scan.Store("r", "now", 1);
            scan.Store("candidate", "now", Candidate);
        });
    }

    private GateProduct WithBias(int gate) => hasBias ? Product(gate) with { Start = (v, column) => v.Add(FromInput(v, gate, column), Bias(v, gate, column)) } : Product(gate);

    private static string Bias(VectorWriter vector, int gate, string column) => vector.Load("bias", Offset.Sum(Offset.Times(gate, "Units"), column));
}
