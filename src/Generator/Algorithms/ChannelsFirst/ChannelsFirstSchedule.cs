using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.ChannelsFirst;

/// <summary>Neighbouring blocks of positions.</summary>
/// <param name="Start">The first position.</param>
/// <param name="Count">The blocks, one behind the other.</param>
/// <param name="Vectors">The vectors of positions in each.</param>
/// <param name="LastOffset">The positions from a block's first to the first of its last vector, which may end with the signal.</param>
/// <param name="Skew">The positions by which all vectors but the first begin earlier than they would side by side: then they are stored into whole cache lines.</param>
internal sealed record PositionRun(int Start, int Count, int Vectors, int LastOffset, int Skew = 0)
{
    /// <summary>Whether all vectors lie side by side.</summary>
    public bool IsRegular(int lanes) => Skew == 0 && LastOffset == (Vectors - 1) * lanes;
}

/// <summary>How a channels-first convolution is computed on one instruction set: the cheapest tiles by arithmetic.</summary>
/// <param name="Cycles">What the arithmetic says that it costs.</param>
/// <param name="Positions">The blocks of positions.</param>
/// <param name="Filters">The tiles of filters, for each block.</param>
internal sealed record ChannelsFirstSchedule(double Cycles, IReadOnlyList<PositionRun> Positions, IReadOnlyList<FilterRun> Filters)
{
    /// <summary>The last positions, which are done with neighbouring filters in a vector: they are too few for a vector of their own.</summary>
    public int Rest { get; init; }

    /// <summary>Whether it is cheaper to have neighbouring filters in a vector, where the kernel leaves the choice.</summary>
    public bool IsFilterwise { get; init; }

    /// <summary>
    /// The channels that all taps are summed over before the next ones are read: their rows then stay in the first cache from tap to tap, where those of all channels
    /// would not.
    /// </summary>
    public int ChannelsAtOnce { get; init; }

    /// <summary>The same with the calls of the methods of tiles, so that many kinds of tiles are not written for hardly any gain.</summary>
    private static readonly Remembered<ChannelsFirstKernel, ChannelsFirstSchedule> s_schedules = new(Search);

    private double CyclesWithCalls => Cycles + DirectCosts.CallCycles * Positions.Count * Filters.Count;

    public static ChannelsFirstSchedule Choose(ChannelsFirstKernel kernel, VectorIsa isa) => s_schedules.Of(kernel, isa);

    private static ChannelsFirstSchedule Search(ChannelsFirstKernel kernel, VectorIsa isa)
    {
        var known = new Dictionary<(int, int), List<PositionRun>>();
        List<PositionRun> Positions(int vectors, int rest) => known.TryGetValue((vectors, rest), out var positions)
            ? positions
            : known[(vectors, rest)] = [.. Blocks(kernel.Positions - rest, isa.Lanes, vectors, kernel.EndPositions.Before % isa.Lanes, mayMove: kernel.Pool is null)];

        var schedules =
            from tiles in FilterTiles.Of(kernel, isa.Lanes)
            from vectors in Enumerable.Range(1, isa.Registers)
            where Fits(kernel, isa, tiles.Most, vectors)
            from rest in Rests(kernel, isa)
            select Of(kernel, isa, tiles.Runs, Positions(vectors, rest), rest);
        var channelsFirst = schedules.Aggregate((best, next) => next.CyclesWithCalls < best.CyclesWithCalls * 0.999 ? next : best);
        var filterwise = kernel.Filterwise is { } sums ? ContractionSchedule.Cycles(sums, isa) : double.MaxValue;
        return filterwise < channelsFirst.Cycles ? channelsFirst with { Cycles = filterwise, IsFilterwise = true } : channelsFirst;
    }

    /// <summary>The last positions may be done otherwise where they are pooled and a signal of one channel is both layouts at once.</summary>
    private static IEnumerable<int> Rests(ChannelsFirstKernel kernel, VectorIsa isa) => kernel.Filterwise is null || kernel.Positions % isa.Lanes == 0
        ? [0]
        : [0, kernel.Positions % isa.Lanes];

    private static ChannelsFirstSchedule Of(ChannelsFirstKernel kernel, VectorIsa isa, IReadOnlyList<FilterRun> filters, IReadOnlyList<PositionRun> positions, int rest)
    {
        var cycles =
            from block in positions
            from tile in filters
            select block.Count * tile.Count * TileCycles(kernel, isa, tile.Filters, block.Vectors);
        var joining = kernel.Pool is null ? 0 : filters.Sum(tile => tile.Count * (ChannelsFirstCosts.StartCycles + tile.Filters * ChannelsFirstCosts.JoiningCycles));
        var resting = rest * ((kernel.Filters + isa.Lanes - 1) / isa.Lanes) * RestCycles(kernel, isa);
        return new(kernel.Groups * (cycles.Sum() + joining) + resting, positions, filters)
        {
            Rest = rest,
            ChannelsAtOnce = Together(kernel, isa, positions.Max(block => block.Vectors)),
        };
    }

    /// <summary>
    /// All channels where one tap's vectors stay until the next tap reads most of them again; else parts that are as even as can be, and no smaller than a loop is worth.
    /// </summary>
    private static int Together(ChannelsFirstKernel kernel, VectorIsa isa, int vectors)
    {
        const double Share = 0.6;
        const int LeastTogether = 8;
        var floats = vectors * isa.Lanes + L1Cache.LineFloats;
        if (kernel.Taps == 1 || kernel.LastChannels < kernel.Channels || L1Cache.Holds(kernel.Channels, floats, kernel.ChannelStride, Share))
            return kernel.Channels;
        var window = floats + (kernel.Taps - 1) * kernel.Dilation;
        for (var parts = 2; kernel.Channels > parts * LeastTogether; parts++)
        {
            var together = (kernel.Channels + parts - 1) / parts;
            if (L1Cache.Holds(together, window, kernel.ChannelStride, Share))
                return together;
        }

        return Math.Min(kernel.Channels, LeastTogether);
    }

    /// <summary>One position's sums of a vector of filters, for each input a load of weights and one of a value: its products wait for nobody but each other.</summary>
    private static double RestCycles(ChannelsFirstKernel kernel, VectorIsa isa) => 1 + Math.Max((double)kernel.Rows / isa.FmasPerCycle, 2.0 * kernel.Rows / isa.LoadsPerCycle);

    /// <summary>A tile, and a vector for each filter where its positions are pooled.</summary>
    private static bool Fits(ChannelsFirstKernel kernel, VectorIsa isa, int height, int vectors) =>
        new Tile(height, vectors, 1).Fits(kernel.Pool is null ? isa : isa with { Registers = isa.Registers - height });

    /// <summary>Whether so many steps of a tile's sums are written out, since a loop's own work would show.</summary>
    public static bool IsUnrolled(VectorIsa isa, int steps, int filters, int vectors) => steps == 1 || steps * filters * vectors <= isa.Unrolled;

    /// <summary>
    /// A tile's sums, and its beginning and end. Of sums that are written out neighbouring tiles overlap, so that hardly anything is seen of the beginning, and an
    /// accumulator's latency is hidden.
    /// </summary>
    private static double TileCycles(ChannelsFirstKernel kernel, VectorIsa isa, int filters, int vectors)
    {
        var end = EndCycles(kernel, isa, filters, vectors);
        return IsUnrolled(isa, kernel.Rows, filters, vectors)
            ? ChannelsFirstCosts.LoopCycles + end + kernel.Rows * StepCycles(isa, filters, vectors)
            : ChannelsFirstCosts.StartCycles + end + kernel.Rows * (Math.Max(StepCycles(isa, filters, vectors), isa.FmaLatency) + 0.25);
    }

    /// <summary>A vector of sums is stored, or joined with those before it.</summary>
    private static double EndCycles(ChannelsFirstKernel kernel, VectorIsa isa, int filters, int vectors) => kernel.IsOutputLast
        ? vectors * LastCycles(isa, filters)
        : (double)filters * vectors / (kernel.Pool is null ? isa.StoresPerCycle : isa.FmasPerCycle);

    /// <summary>
    /// What it costs to store a vector of so many filters' positions channels last: for each four filters eight shuffles, and one to get at each four lanes but the
    /// first ones of both halves. Of a number that is odd the last one is stored float by float, a shuffle and a store each.
    /// </summary>
    public static double LastCycles(VectorIsa isa, int filters) => isa.Lanes < 4
        ? filters
        : (filters + 3) / 4 * (isa.Lanes + 4.0) / isa.FmasPerCycle + filters % 2 * isa.Lanes;

    /// <summary>
    /// The positions at the ends of the signal: for each channel their products, which wait for each other, and for each output a shuffle and a store.
    /// </summary>
    public static double EndsCycles(ChannelsFirstKernel kernel, VectorIsa isa)
    {
        var ends = kernel.EndWindows().ToList();
        if (ends.Count == 0)
            return 0;
        var products = ends.Sum(end => Enumerable.Range(0, kernel.Taps).Count(tap => kernel.IsWithin(end.Start + tap * kernel.Dilation)));
        var channel = Math.Max((double)products / isa.FmasPerCycle, (double)products * isa.FmaLatency / ends.Count / 2);
        var vectors = (kernel.Filters + isa.Lanes - 1) / isa.Lanes;
        return kernel.Groups * (vectors * (ChannelsFirstCosts.StartCycles + kernel.Channels * channel) + 1.5 * kernel.Filters * ends.Count);
    }

    /// <summary>
    /// Blocks as even as can be; the last one ends with the signal, and begins as much earlier as it is longer than what is left, so that it is like the others and
    /// they share a method; or only its last vector does, where positions may not be computed twice because they are pooled, or others begin there. Where positions
    /// stand before the first one all vectors but the first are skewed, and begin as if those were positions like the others.
    /// </summary>
    private static IEnumerable<PositionRun> Blocks(int positions, int lanes, int most, int skew, bool mayMove)
    {
        var end = positions + skew;
        foreach (var run in Tiling.Divide((end + lanes - 1) / lanes, most, 1, 1))
        {
            var (vectors, start) = (run.Tile.Rows, run.Start * lanes - skew);
            var behind = start + run.Count * vectors * lanes;
            var isLast = behind >= positions && end % lanes != 0;
            var count = isLast ? run.Count - 1 : run.Count;
            if (count > 0 && start < 0)
                yield return new(0, 1, vectors, Math.Max((vectors - 1) * lanes - skew, 0), skew);
            var rest = start < 0 ? count - 1 : count;
            if (rest > 0)
                yield return new(start + (count - rest) * vectors * lanes, rest, vectors, (vectors - 1) * lanes);
            if (isLast)
                yield return mayMove && skew == 0 && positions >= vectors * lanes
                    ? new(positions - vectors * lanes, 1, vectors, (vectors - 1) * lanes)
                    : Last(positions, lanes, vectors, behind - vectors * lanes, skew);
        }
    }

    private static PositionRun Last(int positions, int lanes, int vectors, int start, int skew) => vectors == 1
        ? new(positions - lanes, 1, 1, 0)
        : new(Math.Max(start, 0), 1, vectors, positions - lanes - Math.Max(start, 0), start < 0 ? skew : 0);

    /// <summary>
    /// Cycles for one input of the sums: bound by the multiply-adds, or by the loads (a weight for each filter, a vector of positions that begins anywhere, so that
    /// (Lanes - 1) of 16 lie in two cache lines and are loaded twice). In a loop also by an accumulator's own latency, and a quarter cycle for the loop.
    /// </summary>
    private static double StepCycles(VectorIsa isa, int filters, int vectors)
    {
        const double LineFloats = 16;
        var multiplyAdds = (double)(filters * vectors) / isa.FmasPerCycle;
        var loads = (filters + vectors * (1 + (isa.Lanes - 1) / LineFloats)) / isa.LoadsPerCycle;
        return Math.Max(multiplyAdds, loads);
    }
}
