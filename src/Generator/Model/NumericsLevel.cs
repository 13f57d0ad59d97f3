namespace Gen.Generator.Model;

/// <summary>How freely sums may be rearranged, in the order of the runtime's enum.</summary>
internal enum NumericsLevel
{
    Direct,
    Local,
    Fast,
}
