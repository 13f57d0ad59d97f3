namespace Gen.Generator.Kernels.Scan;

/// <summary>h = activation(x + h * w): the sum stands where the state then does.</summary>
internal sealed class SimpleFormulas : CellFormulas
{
    public override void Emit(ScanWriter scan)
    {
        scan.Products([Product(0)], new("now", IsJoined: false), "rx");
        scan.Each("State", ["now"], (s, _) => s.Store(s.Activate(s.Load("sum", "now", 0)), "now", 0));
    }
}
