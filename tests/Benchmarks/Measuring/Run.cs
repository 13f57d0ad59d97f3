using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Passes;
using Benchmarks.Reports;
using Gen;

namespace Benchmarks.Measuring;

/// <summary>One run: quantities, the peaks of their instruction sets, and what they are compared with, all in the same rounds.</summary>
/// <param name="quantities">The quantities.</param>
/// <param name="peers">ONNX Runtime's item of each shape, by name.</param>
internal sealed class Run(IReadOnlyCollection<Quantity> quantities, Dictionary<string, Item> peers)
{
    private readonly Dictionary<InstructionSet, Item> _peaks =
        quantities.Select(quantity => quantity.Set).Distinct().ToDictionary(set => set, FmaPeak.Of);

    /// <summary>Measures.</summary>
    /// <param name="rounds">The rounds.</param>
    /// <param name="others">Items of the caller's, measured in the same rounds.</param>
    /// <returns>The seconds of each item.</returns>
    public Dictionary<Item, List<double>> Measure(int rounds, params IEnumerable<Item> others)
    {
        // A shape's items are neighbours, ONNX Runtime's among them, and before each shape the peaks are measured again: a processor does not keep its
        // pace for all of a round.
        var items = quantities.GroupBy(quantity => quantity.Shape.Name).SelectMany(group => _peaks.Values.Concat(
            group.SelectMany(quantity => quantity.Items).Concat(peers.TryGetValue(group.Key, out var peer) ? [peer] : []).Distinct()));
        return RoundRobin.Measure([.. items, .. others], rounds, round =>
            Console.Error.WriteLine(FormattableString.Invariant($"round {round + 1} of {rounds}")));
    }

    /// <summary>The rows, in the order of the quantities.</summary>
    public IEnumerable<Row> Rows(Dictionary<Item, List<double>> seconds)
    {
        foreach (var quantity in quantities)
        {
            var peak = FmaPeak.Flops(quantity.Set);
            var (least, median) = (quantity.Least(seconds), quantity.Median(seconds));
            var ort = quantity.Pass == Pass.Forward && peers.TryGetValue(quantity.Shape.Name, out var peer) ? seconds[peer].Min() : double.NaN;
            yield return new(
                quantity.Shape.Name, quantity.Shape.Layout.ToString(), Names.Of(quantity.Pass), Names.Of(quantity.Set),
                Finite(1e6 * least), Finite(1e-9 * quantity.Flops / least),
                Finite(quantity.Flops / least / (peak / seconds[_peaks[quantity.Set]].Min())),
                Finite(1e6 * ort), Finite(1e6 * median),
                Finite(quantity.Flops / median / (peak / Statistics.Median(seconds[_peaks[quantity.Set]]))), quantity.Samples);
        }
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
