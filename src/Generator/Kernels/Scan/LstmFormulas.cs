using System.Linq;

namespace Gen.Generator.Kernels.Scan;

/// <summary>c = f * c + i * g and h = o * activation(c).</summary>
internal sealed class LstmFormulas(bool keepsAll) : CellFormulas
{
    /// <summary>The section of the memory's activation.</summary>
    public const int Active = 4;

    /// <summary>The section of the memory.</summary>
    public const int Memory = 5;

    /// <summary>The section of the state.</summary>
    public const int State = 6;

    private static readonly string[] s_gates = ["i", "f", "g", "o"];

    public override void Emit(ScanWriter scan)
    {
        scan.Products([.. Enumerable.Range(0, s_gates.Length).Select(gate => Product(gate))], new("now", IsJoined: false), "rx");
        scan.Each("LstmState", ["before", "now"], (s, v) =>
        {
            for (var gate = 0; gate < s_gates.Length; gate++)
            {
                var sum = s.Load(s_gates[gate] + "Sum", "now", gate);
                s.Let(s_gates[gate], s_gates[gate] == "g" ? s.Activate(sum) : s.Gate(sum));
            }

            s.Load("c", "before", Memory);
            s.Let("next", v.MultiplyAdd("f", "c", v.Multiply("i", "g")));
            s.Let("active", s.Activate("next"));
            s.Store("next", "now", Memory);
            s.Store(v.Multiply("o", "active"), "now", State);
            if (!keepsAll)
                return;
            for (var gate = 0; gate < s_gates.Length; gate++)
                s.Store(s_gates[gate], "now", gate);
            s.Store("active", "now", Active);
        });
    }
}
