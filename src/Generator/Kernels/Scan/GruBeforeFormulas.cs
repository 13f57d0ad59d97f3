namespace Gen.Generator.Kernels.Scan;

/// <summary>h = z * h + (1 - z) * activation(x + (r * h) * w).</summary>
internal sealed class GruBeforeFormulas(bool keepsAll) : CellFormulas
{
    /// <summary>The section of the candidate.</summary>
    public const int Candidate = 2;

    /// <summary>The first of two sections with the state before, which the weights of z and r multiply.</summary>
    public const int Last = 3;

    /// <summary>The section of the state that was reset.</summary>
    public const int Reset = 5;

    /// <summary>The section of the state.</summary>
    public const int State = 6;

    public override void Emit(ScanWriter scan)
    {
        scan.Products([Product(0), Product(1)], new("now", IsJoined: false), "rx");
        scan.Each("GruReset", ["before", "now"], (s, v) =>
        {
            s.Store(s.Let("z", s.Gate(s.Load("zSum", "now", 0))), "now", 0);
            s.Let("r", s.Gate(s.Load("rSum", "now", 1)));
            s.Load("last", "before", State);
            s.Store(v.Multiply("r", "last"), "now", Reset);
            if (!keepsAll)
                return;
            s.Store("r", "now", 1);
            s.Store("last", "now", Last);
            s.Store("last", "now", Last + 1);
        });
        scan.Line($"ref var reset = ref Unsafe.Add(ref now, {Section.At(Reset)});");
        scan.Products([Product(2, "reset")], new("now", IsJoined: false), "rx");
        scan.Each("GruResetState", ["before", "now"], (s, v) =>
        {
            s.Let("candidate", s.Activate(s.Load("sum", "now", 2)));
            s.Load("z", "now", 0);
            s.Load("last", "before", State);
            s.Store(v.MultiplyAdd("z", v.Subtract("last", "candidate"), "candidate"), "now", State);
            if (keepsAll)
                s.Store("candidate", "now", Candidate);
        });
    }
}
