using System;

namespace EdgeDetector;

/// <summary>What the network says of one place in a sequence.</summary>
/// <param name="Position">The letter, counted from 1, behind which the junction would be: the 30th of the window.</param>
/// <param name="Class">The likeliest class: 0 donor (exon to intron), 1 acceptor (intron to exon), 2 neither.</param>
/// <param name="Probability">Its probability.</param>
internal readonly record struct Decision(long Position, int Class, float Probability)
{
    /// <summary>The class of a place that is no junction.</summary>
    public const int Neither = 2;

    /// <summary>The name of the class, in ASCII.</summary>
    public ReadOnlySpan<byte> Name => Class switch { 0 => "donor"u8, 1 => "acceptor"u8, _ => "neither"u8 };
}
