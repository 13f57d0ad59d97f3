using System;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// A convolution of each channel by itself: for each position p and channel c, bias[c] + the sum over taps t of
/// <c>x[p * PositionStride + t * TapStride + c] * w[FirstRow + t * RowStep, c]</c>. Vectors hold neighbouring channels.
/// </summary>
/// <param name="Positions">The output positions.</param>
/// <param name="PositionStride">The floats between two positions in the input.</param>
/// <param name="Taps">The taps.</param>
/// <param name="TapStride">The floats between two taps in the input.</param>
/// <param name="PanelRows">The rows of one packed panel of weights.</param>
/// <param name="FirstRow">The first tap's row of weights.</param>
/// <param name="RowStep">The rows from one tap to the next; negative where the taps are flipped.</param>
/// <param name="Channels">The channels.</param>
/// <param name="OutputStride">The floats between two positions in the output.</param>
/// <param name="HasBias">Whether sums start at a bias.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored.</param>
internal sealed record DepthwiseKernel(
    int Positions,
    int PositionStride,
    int Taps,
    int TapStride,
    int PanelRows,
    int FirstRow,
    int RowStep,
    int Channels,
    int OutputStride,
    bool HasBias,
    Expression Epilogue) : SumKernel(HasBias, Epilogue)
{
    /// <summary>
    /// Whether taps may go in pairs: of two neighbouring outputs y0 = a x0 + b x1 and y1 = a x1 + b x2 are then (a + b) x1 less a (x1 - x0), and with b (x2 - x1) added.
    /// </summary>
    public bool MayPair { get; init; }

    /// <summary>The multiplications where all that can go in pairs does.</summary>
    public long PairedMultiplications => Channels * ((long)(Positions / 2) * (Taps / 2 * 3 + Taps % 2 * 2) + (long)(Positions % 2) * Taps);

    /// <summary>
    /// The floats of the first window that lie before the signal, and those of the last one behind it: they are no part of any sum, and x begins with the signal.
    /// </summary>
    public (int Before, int Behind) Absent { get; init; }

    /// <summary>Whether what a tap of a position reads lies in the signal.</summary>
    public bool IsThere(int position, int tap)
    {
        var (place, last) = (position * PositionStride + tap * TapStride, (Positions - 1) * PositionStride + (Taps - 1) * TapStride);
        return place >= Absent.Before && place <= last - Absent.Behind;
    }

    protected override object[] Identity => [Positions, PositionStride, Taps, TapStride, PanelRows, FirstRow, RowStep,
        Channels, OutputStride, HasBias, Epilogue.Key, .. Absent == default ? Array.Empty<object>() : [Absent.Before, Absent.Behind], .. MayPair ? ["pairs"] : Array.Empty<object>()];

    public override string KindName => "Sliding";

    protected override string Stem => FormattableString.Invariant($"Sliding{Positions}x{Channels}By{Taps}");

    public override string Describe() =>
        $"each of {Counted.Product(Positions, Channels)} outputs sums {(Absent == default ? "" : "up to ")}{Counted.Of(Taps, "product")} of its own channel{(Absent == default ? "" : ", those within the signal")}{(MayPair && Absent == default ? ", in pairs of taps where there are the registers" : "")}{Ends}";
}
