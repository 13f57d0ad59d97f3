using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;

namespace Gen.Generator.Selection;

/// <summary>
/// Neighbouring steps that can each be done with either layout. Which are done channels first is the cheapest of all ways through them, with what it costs to
/// change layouts in between and at the ends.
/// </summary>
/// <param name="Links">The steps.</param>
/// <param name="Entry">What it costs to begin with neighbouring filters, or positions, in a vector.</param>
/// <param name="Exit">What it costs to end with them.</param>
internal sealed record LayoutChain(IReadOnlyList<ChannelsFirstLink> Links, LayoutCost Entry, LayoutCost Exit)
{
    /// <summary>For each step whether it is done channels first.</summary>
    /// <param name="most">The greatest share of the cost channels last that is worth it to leave that; all steps are channels first where any cost is.</param>
    /// <param name="share">The share of plain sums' cost that the best algorithm takes channels last; asked only where it matters.</param>
    public IReadOnlyList<bool> Choose(double most, Func<ChannelsFirstLink, double> share)
    {
        if (most == double.MaxValue)
            return [.. Links.Select(_ => true)];
        var costs = Links.Select(link => new LayoutCost(link.FilterwiseCost(1), link.ChannelsFirstCost())).ToList();
        var filterwise = PlainFilterwise(costs);
        var best = Cheapest(costs);
        if (best.Cost.Total >= most * filterwise.Cost.Total)
            best = filterwise;
        // Another algorithm has to be better than plain sums in the better of their layouts, not only better than those in its own; and on every set.
        var isKnown = new bool[Links.Count];
        while (true)
        {
            var asked = Enumerable.Range(0, Links.Count).Where(place => best.Choice[place] && !isKnown[place]).ToList();
            if (asked.Count == 0)
                return best.Choice;
            foreach (var place in asked)
                (costs[place], isKnown[place]) = (costs[place] with { Filterwise = Links[place].FilterwiseCost(share(Links[place])) }, true);
            var other = Cheapest(costs);
            if (other.Cost.Total >= ChannelsFirstCosts.MostOther * best.Cost.Total || !other.Cost.IsBelow(ChannelsFirstCosts.MostOtherOnEach, best.Cost))
                return best.Choice;
            best = other;
        }
    }

    private Way PlainFilterwise(IReadOnlyList<LayoutCost> costs) =>
        new(costs.Aggregate(Entry.Filterwise + Exit.Filterwise, (sum, cost) => sum + cost.Filterwise), new bool[costs.Count]);

    private Way Cheapest(IReadOnlyList<LayoutCost> costs)
    {
        var filterwise = new Way(Entry.Filterwise, []);
        var channelsFirst = new Way(Entry.ChannelsFirst, []);
        for (var place = 0; place < costs.Count; place++)
        {
            var (into, from) = place == 0
                ? (InstructionSetCosts.Infinite, InstructionSetCosts.Infinite)
                : (ChannelsFirstLink.IntoRowsCost(Links[place].Input), ChannelsFirstLink.FromRowsCost(Links[place].Input));
            (filterwise, channelsFirst) = (
                Way.Cheaper(filterwise, channelsFirst.Plus(from)).With(costs[place].Filterwise, false),
                Way.Cheaper(channelsFirst, filterwise.Plus(into)).With(costs[place].ChannelsFirst, true));
        }

        return Way.Cheaper(filterwise.Plus(Exit.Filterwise), channelsFirst.Plus(Exit.ChannelsFirst));
    }

    private sealed record Way(InstructionSetCosts Cost, bool[] Choice)
    {
        public static Way Cheaper(Way a, Way b) => b.Cost.Total < a.Cost.Total ? b : a;

        public Way Plus(InstructionSetCosts cost) => this with { Cost = Cost + cost };

        public Way With(InstructionSetCosts cost, bool isChannelsFirst) => new(Cost + cost, [.. Choice, isChannelsFirst]);
    }
}

/// <summary>What something costs with neighbouring filters in a vector, and with neighbouring positions.</summary>
internal sealed record LayoutCost(InstructionSetCosts Filterwise, InstructionSetCosts ChannelsFirst);
