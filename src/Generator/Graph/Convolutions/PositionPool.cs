using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// What the outputs of all positions, or of each so many, are reduced to before anything is stored: one value for each filter. What a pool would read back is
/// never written then.
/// </summary>
/// <param name="Kind">Maximum or mean.</param>
/// <param name="Length">The positions that one value is of; more than the kernel's own where others do the rest.</param>
/// <param name="Continues">Whether the output holds what other positions have come to.</param>
internal sealed record PositionPool(PoolKind Kind, int Length, bool Continues)
{
    /// <summary>The windows, one behind the other, that the positions are divided into; one is all of them.</summary>
    public int Windows { get; init; } = 1;

    /// <summary>The positions before the kernel's own whose windows begin before the signal: they see less of it, so that nothing need be padded.</summary>
    public int Before { get; init; }

    /// <summary>The positions behind the kernel's own whose windows end behind the signal.</summary>
    public int Behind { get; init; }

    /// <summary>Everything that tells one from another.</summary>
    public object[] Identity => [Kind, Length, Continues, Before, Behind, Windows];

    /// <summary>For each position at an end the inputs that its window sees, each with the tap that it is multiplied by; for a signal of one channel.</summary>
    /// <param name="positions">The positions between the ends, whose windows lie in the signal.</param>
    /// <param name="taps">The taps.</param>
    /// <param name="dilation">The steps from one tap to the next.</param>
    /// <param name="rest">The last of the positions in between that are left to the ends.</param>
    public IEnumerable<IReadOnlyList<(int Input, int Tap)>> Ends(int positions, int taps, int dilation, int rest = 0) =>
        from start in Enumerable.Range(-Before, Before).Concat(Enumerable.Range(positions - rest, rest + Behind))
        select (IReadOnlyList<(int Input, int Tap)>)[.. from tap in Enumerable.Range(0, taps)
            let input = start + tap * dilation
            where input >= 0 && input < positions + (taps - 1) * dilation
            select (input, tap)];

    /// <summary>The end of a sentence about sums.</summary>
    public string Describe() => ((Kind, Windows) switch
        {
            (PoolKind.Max, 1) => "of which the greatest over the positions is kept",
            (PoolKind.Max, _) => FormattableString.Invariant($"of which the greatest of each {Length} positions is kept"),
            (_, 1) => $"added up over the positions into the mean of {Counted.Of(Length, "step")}",
            _ => FormattableString.Invariant($"added up into the mean of each {Length} positions"),
        }) + (Continues ? ", together with what is there" : "")
        + (Before + Behind == 0 ? "" : FormattableString.Invariant($", together with {Before} before and {Behind} behind whose windows reach beyond the signal"));
}
