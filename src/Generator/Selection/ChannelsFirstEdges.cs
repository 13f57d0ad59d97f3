using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Graph.Convolutions;

namespace Gen.Generator.Selection;

/// <summary>
/// A convolution of the user's own signal in up to three parts: the outputs that look beyond an end read a copy of it with room around, those between them read
/// the signal itself. A copy of all of it takes, for a layer of few filters, a good part of the time.
/// </summary>
/// <param name="RowStride">The floats from one channel to the next in a copy of an end.</param>
/// <param name="Parts">The parts, from the first position on.</param>
/// <param name="Cost">What they cost.</param>
internal sealed record ChannelsFirstEdges(int RowStride, IReadOnlyList<ChannelsFirstPart> Parts, InstructionSetCosts Cost)
{
    /// <summary>The parts, if there are any and they cost less than a copy.</summary>
    public static ChannelsFirstEdges? Of(ChannelsFirstLink link)
    {
        if (link.Form is not { } form || link.RowStride == link.Input.Length || link.RowsMeet || link.Left < 0)
            return null;
        var reach = (form.Taps - 1) * form.Dilation;
        var (left, right) = (link.Left, Math.Max(form.Positions + reach - link.Left - link.Input.Length, 0));
        var edge = RoundUp(Math.Max(left, right));
        var (first, last) = (left > 0 ? edge : 0, right > 0 ? edge : 0);
        var between = form.Positions - first - last;
        if (between < ChannelsFirstKernel.LeastPositions || Math.Max(first, last) + reach > link.Input.Length)
            return null;
        var start = form.Positions - last - left;
        var parts = new List<ChannelsFirstPart> { new("between", first, between, first - left, 0, 0) };
        if (first > 0)
            parts.Insert(0, new("first_rows", 0, first, 0, first + reach - left, left));
        if (last > 0)
            parts.Add(new("last_rows", form.Positions - last, last, start, link.Input.Length - start, 0));
        var cost = parts.Aggregate(InstructionSetCosts.None, (sum, part) => sum + link.ChannelsFirstCost(part.Positions) + ChannelsFirstLink.CopyingCostOf(part.Length * link.Input.Channels));
        return cost.Total < (link.ChannelsFirstCost(form.Positions) + link.CopyingCost).Total ? new(RoundUp(edge + reach), parts, cost) : null;
    }

    private static int RoundUp(int floats) => (floats + L1Cache.LineFloats - 1) / L1Cache.LineFloats * L1Cache.LineFloats;
}

/// <summary>Some of the outputs.</summary>
/// <param name="Name">What a copy of their inputs is called.</param>
/// <param name="FirstPosition">The first output.</param>
/// <param name="Positions">The outputs.</param>
/// <param name="Start">The first step of the signal that is read.</param>
/// <param name="Length">The steps that are copied; none where the signal itself is read.</param>
/// <param name="Left">The steps before those that are read, which are padding.</param>
internal sealed record ChannelsFirstPart(string Name, int FirstPosition, int Positions, int Start, int Length, int Left)
{
    public bool HasRoom => Length > 0;
}
