using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// A convolution of signals whose channels are rows, with neighbouring positions in a vector. For each filter f and position p: bias[f] + the sum over
/// taps t and channels c of <c>x[c * ChannelStride + t * Dilation + p] * w[t, c, f]</c>. It reads and writes nothing but those elements. The output's channels are
/// rows, too, or beside each other.
/// </summary>
/// <param name="Positions">The output positions; at least <see cref="LeastPositions"/>.</param>
/// <param name="Taps">The taps.</param>
/// <param name="Dilation">The positions from one tap to the next.</param>
/// <param name="Channels">The channels that one output sums over.</param>
/// <param name="ChannelStride">The floats from one channel to the next in the input.</param>
/// <param name="Filters">The filters of one group.</param>
/// <param name="Groups">The groups, each with its own channels and filters.</param>
/// <param name="OutputStride">
/// The floats from one filter to the next in the output, or from one position to the next where it is channels last; one where positions are pooled.
/// </param>
/// <param name="HasBias">Whether sums start at a bias.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored.</param>
internal sealed record ChannelsFirstKernel(
    int Positions,
    int Taps,
    int Dilation,
    int Channels,
    int ChannelStride,
    int Filters,
    int Groups,
    int OutputStride,
    bool HasBias,
    Expression Epilogue) : SumKernel(HasBias, Epilogue)
{
    /// <summary>The lanes of the widest vector: what is left at the end is computed again as a part of a whole one, so there must be a whole one.</summary>
    public const int LeastPositions = 16;

    /// <summary>Whether the output is channels last: element (p, f) is then <c>y[p * OutputStride + f]</c>.</summary>
    public bool IsOutputLast { get; init; }

    /// <summary>
    /// The further positions before and behind, whose windows reach beyond the ends of the signal: x begins with the signal, and y with the first of them.
    /// </summary>
    public (int Before, int Behind) EndPositions { get; init; }

    /// <summary>Those positions: their number, where their windows start and which outputs they are.</summary>
    public IEnumerable<(int End, int Start, int Place)> EndWindows()
    {
        for (var end = 0; end < EndPositions.Before + EndPositions.Behind; end++)
        {
            var place = end < EndPositions.Before ? end : end + Positions;
            yield return (end, place - EndPositions.Before, place);
        }
    }

    /// <summary>Whether a step lies within the signal.</summary>
    public bool IsWithin(int step) => step >= 0 && step < Positions + (Taps - 1) * Dilation;

    /// <summary>The floats from one filter to the next in the output, and from one position to the next.</summary>
    public (int Filter, int Position) OutputStrides => IsOutputLast ? (1, OutputStride) : (OutputStride, 1);

    /// <summary>The channels of the last tap, which may have fewer than the others.</summary>
    public int LastChannels { get; init; } = Channels;

    /// <summary>The inputs of one sum.</summary>
    public int Rows => (Taps - 1) * Channels + LastChannels;

    /// <summary>The rows of a panel of weights, and those from one tap to the next; more than are read where only every so-manieth tap is.</summary>
    public (int All, int OfTap) PanelRows { get; init; } = (Taps * Channels, Channels);

    /// <summary>
    /// The same sums with neighbouring filters in a vector, where that reads and writes the same floats: a signal of one channel is both layouts at once, and so is
    /// what a pool keeps. An instruction set may take either, then.
    /// </summary>
    public ContractionKernel? Filterwise => Channels * Groups == 1 && Pool is { Continues: false }
        ? new ContractionKernel(Positions, 1, Taps, Dilation, 1, Rows, 0, 1, Filters, 1, 0, Filters, HasBias, Epilogue) { Pool = Pool }.Joined()
        : null;

    protected override object[] Identity =>
        [Positions, Taps, Dilation, Channels, ChannelStride, Filters, Groups, OutputStride, HasBias, Epilogue.Key, .. IsOutputLast ? ["last"] : Array.Empty<object>(), .. LastChannels == Channels ? Array.Empty<object>() : [LastChannels, "channels"], .. PanelRows == (Rows, Channels) ? Array.Empty<object>() : [PanelRows.All, PanelRows.OfTap, "rows"], .. EndPositions == default ? Array.Empty<object>() : [EndPositions.Before, EndPositions.Behind], .. PoolIdentity];

    public override string KindName => "Lengthwise";

    protected override string Stem => FormattableString.Invariant($"Lengthwise{Filters * Groups}x{EndPositions.Before + Positions + EndPositions.Behind}From{Taps}x{Channels}{(IsOutputLast ? "ToLast" : "")}{PoolStem}");

    public override string Describe()
    {
        var groups = Groups == 1 ? "" : FormattableString.Invariant($" in each of {Groups} groups");
        var products = Rows == 1 ? "is one product" : $"sums {(LastChannels == Channels ? Counted.Product(Taps, Channels) : Literal.Of(Rows))} products";
        return $"each of {Counted.Product(Filters, EndPositions.Before + Positions + EndPositions.Behind)} outputs{groups}, {(IsOutputLast ? "from" : "channels first")}{(IsOutputLast ? " channels first to channels last" : "")}, {products}{Ends}";
    }
}
