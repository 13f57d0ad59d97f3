using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.Passes;

/// <summary>What a row reports: the time of an item, or the time by which one item is longer than another.</summary>
/// <param name="Shape">The network.</param>
/// <param name="Pass">What of it.</param>
/// <param name="Set">The instruction set.</param>
/// <param name="Samples">The samples of one call.</param>
/// <param name="Flops">The nominal operations of one call.</param>
/// <param name="Whole">The item.</param>
/// <param name="Rest">What of it is not counted, where only the difference can be timed.</param>
internal sealed record Quantity(
    NetworkShape Shape, Pass Pass, InstructionSet Set, int Samples, double Flops, Item Whole, Item? Rest = null)
{
    /// <summary>The items to be timed.</summary>
    public IEnumerable<Item> Items => Rest is null ? [Whole] : [Whole, Rest];

    /// <summary>The least seconds of a call; not a number where the difference is lost in the noise.</summary>
    public double Least(Dictionary<Item, List<double>> seconds) => Positive(seconds[Whole].Min() - (Rest is null ? 0 : seconds[Rest].Min()));

    /// <summary>The median seconds of a call; differences are taken within a round.</summary>
    public double Median(Dictionary<Item, List<double>> seconds) => Positive(Statistics.Median(Rest is null
        ? seconds[Whole]
        : seconds[Whole].Zip(seconds[Rest], (whole, rest) => whole - rest)));

    private static double Positive(double seconds) => seconds > 0 ? seconds : double.NaN;
}
