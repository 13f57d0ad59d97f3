namespace Gen.Generator.Cost;

/// <summary>How much the planner wants; tests ask it to do what would not pay.</summary>
/// <param name="MostCost">The greatest share of the plain sums' cost, by arithmetic, at which Toom-Cook takes their place.</param>
/// <param name="LeastTiles">
/// The tiles that a signal must have. The weights at the points are more than those of the taps; where a few tiles use them, reading them is what takes the time
/// (measured: 0.82 times the speed of plain sums with a single tile), and the arithmetic does not know of it.
/// </param>
/// <param name="MostLayoutCost">The greatest share of the cost of the usual layout, by arithmetic, at which convolutions are done channels first.</param>
/// <param name="Only">The outputs of a tile and the taps of a part that alone are considered, if any.</param>
internal sealed record PlanningOptions(double MostCost, int LeastTiles, double MostLayoutCost, (int Outputs, int Taps)? Only = null)
{
    /// <summary>Whether pairs of taps are considered alone, or never; if neither is said, with the other algorithms where those are not limited to one.</summary>
    public bool? Pairs { get; init; }

    /// <summary>Whether pairs of taps are considered.</summary>
    public bool AllowsPairs => Spectra is not true && (Pairs ?? Only is null);

    /// <summary>Whether products of spectra are considered alone, or never; if neither is said, as pairs are.</summary>
    public bool? Spectra { get; init; }

    /// <summary>Whether products of spectra are considered.</summary>
    public bool AllowsSpectra => Pairs is not true && (Spectra ?? Only is null);

    /// <summary>Whether so many outputs of a tile and taps of a part are considered.</summary>
    public bool Allows(int outputs, int taps) => Pairs is not true && Spectra is not true && (Only is not { } only || only == (outputs, taps));

    /// <summary>A tenth is the least that the arithmetic must promise, because it knows little of caches; measured, it was right to within some percent. Of another layout it must promise a twentieth.</summary>
    public static PlanningOptions Default { get; } = new(MostCost: 0.9, LeastTiles: 4, MostLayoutCost: 0.95);

    /// <summary>Toom-Cook wherever it is possible at all.</summary>
    public static PlanningOptions Always { get; } = new(MostCost: double.MaxValue, LeastTiles: 1, MostLayoutCost: 0) { Spectra = false };

    /// <summary>Channels first wherever it is possible at all.</summary>
    public static PlanningOptions ChannelsFirst { get; } = Default with { MostLayoutCost = double.MaxValue };
}
