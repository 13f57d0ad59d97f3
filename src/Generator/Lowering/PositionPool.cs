using System;
using Gen.Generator.Text;

namespace Gen.Generator.Lowering;

/// <summary>
/// What the outputs of all positions are reduced to before anything is stored: one value for each filter. What a pool of the whole signal would read back is never
/// written then.
/// </summary>
/// <param name="Kind">Maximum or mean.</param>
/// <param name="Length">The positions that a mean is of; more than the kernel's own where others do the rest.</param>
/// <param name="Continues">Whether the output holds what other positions have come to.</param>
internal sealed record PositionPool(PoolKind Kind, int Length, bool Continues)
{
    /// <summary>Everything that tells one from another.</summary>
    public object[] Identity => [Kind, Length, Continues];

    /// <summary>The end of a sentence about sums.</summary>
    public string Describe() => (Kind == PoolKind.Max
        ? "of which the greatest over the positions is kept"
        : FormattableString.Invariant($"added up over the positions into the mean of {Counted.Of(Length, "step")}")) + (Continues ? ", together with what is there" : "");
}
