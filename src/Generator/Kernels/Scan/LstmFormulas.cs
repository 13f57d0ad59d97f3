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
        scan.Products([.. Enumerable.Range(0, s_gates.Length).Select(gate => Product(gate))], new("now", IsJoined: false));
        scan.Each(v =>
        {
            for (var gate = 0; gate < s_gates.Length; gate++)
            {
                var sum = scan.Load(s_gates[gate] + "Sum", "now", gate);
                scan.Let(s_gates[gate], s_gates[gate] == "g" ? scan.Activate(sum) : scan.Gate(sum));
            }

            scan.Load("c", "before", Memory);
            scan.Let("next", v.MultiplyAdd("f", "c", v.Multiply("i", "g")));
            scan.Let("active", scan.Activate("next"));
            scan.Store("next", "now", Memory);
            scan.Store(v.Multiply("o", "active"), "now", State);
            if (!keepsAll)
                return;
            for (var gate = 0; gate < s_gates.Length; gate++)
                scan.Store(s_gates[gate], "now", gate);
            scan.Store("active", "now", Active);
        });
    }
}
