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
        scan.Products([WithBias(0), WithBias(1), new(2, "h", Half, hasBias ? (v, column, _) => Bias(v, 2, column) : null)], new("now", IsJoined: false), hasBias ? ["rx", "bias"] : ["rx"]);
        scan.Each("GruState", ["rx", "before", "now"], (s, v) =>
        {
            s.Let("z", s.Gate(s.Load("zSum", "now", 0)));
            s.Let("r", s.Gate(s.Load("rSum", "now", 1)));
            s.Load("half", "now", Half);
            s.Let("sum", v.MultiplyAdd("r", "half", FromInput(v, 2, "column")));
            s.Let("candidate", s.Activate("sum"));
            s.Load("last", "before", State);
            s.Store(v.MultiplyAdd("z", v.Subtract("last", "candidate"), "candidate"), "now", State);
            if (!keepsAll)
                return;
            s.Store("z", "now", 0);
            s.Store("r", "now", 1);
            s.Store("candidate", "now", Candidate);
        });
    }

    private GateProduct WithBias(int gate) => hasBias ? Product(gate) with { Start = (v, column, sample) => v.Add(FromInput(v, gate, Offset.Sum(column, sample)), Bias(v, gate, column)) } : Product(gate);

    private static string Bias(VectorWriter vector, int gate, string column) => vector.Load("bias", Offset.Sum(Offset.Times(gate, "Units"), column));
}
