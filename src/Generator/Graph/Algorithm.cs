namespace Gen.Generator.Graph;

/// <summary>A pass of a layer with several taps.</summary>
internal enum LayerPass
{
    Forward,
    InputGradient,
    WeightGradient,
}

/// <summary>How one kernel of a layer's pass is computed, and why.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Pass">The pass.</param>
/// <param name="Name">The algorithm: plain sums, or F(m, k).</param>
/// <param name="Reason">Why it was chosen.</param>
/// <param name="Nominal">The multiplications of plain sums.</param>
/// <param name="Actual">Those that are done, without the transforms'.</param>
internal sealed record Algorithm(string Layer, LayerPass Pass, string Name, string Reason, long Nominal, long Actual)
{
    public const string Plain = "plain sums";

    public bool IsPlain => Name == Plain;
}
