using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;

namespace Gen.Generator.Algorithms.ChannelsFirst;

/// <summary>Neighbouring tiles of filters.</summary>
/// <param name="Start">The first filter.</param>
/// <param name="Count">The tiles, one behind the other.</param>
/// <param name="Filters">The filters of each.</param>
internal sealed record FilterRun(int Start, int Count, int Filters)
{
    /// <summary>The lane of the first filter's weights where a tile's weights reach into the next vector; else zero, and they are read from that lane on.</summary>
    public int Across(int lanes) => Count == 1 && Start % lanes != 0 && Start % lanes + Filters > lanes ? Start % lanes : 0;
}

/// <summary>Divisions of the filters of a channels-first convolution into tiles.</summary>
internal static class FilterTiles
{
    /// <summary>The filters of a tile. Of powers of two the tiles of any number of filters lie in one vector of packed weights, or in whole ones.</summary>
    private static readonly int[] s_heights = [8, 4, 2, 1, 3, 5, 6, 7, 9, 10, 11, 12, 13, 14];

    /// <summary>The tiles that are written out each by itself where their weights may lie in two vectors.</summary>
    private const int MostSingle = 4;

    /// <summary>The divisions, the usual ones first.</summary>
    public static IEnumerable<(int Most, IReadOnlyList<FilterRun> Runs)> Of(ChannelsFirstKernel kernel, int lanes)
    {
        foreach (var height in s_heights.Where(height => height == 1 || height <= kernel.Filters))
        {
            var isPower = (height & (height - 1)) == 0;
            if (isPower)
                yield return (height, Whole(kernel.Filters, height));
            // What a pool comes to is stored a vector of filters at a time, from where one begins.
            if (kernel.Pool is null && !(isPower && kernel.Filters % height == 0) && Even(kernel.Filters, height, lanes, isPower) is { } even)
                yield return (height, even);
        }
    }

    /// <summary>As many tiles as go, and one of what is left.</summary>
    private static List<FilterRun> Whole(int filters, int height)
    {
        var (whole, rest) = (filters / height, filters % height);
        var runs = new List<FilterRun>();
        if (whole > 0)
            runs.Add(new(0, whole, height));
        if (rest > 0)
            runs.Add(new(whole * height, 1, rest));
        return runs;
    }

    /// <summary>Tiles of two heights that differ by one: all of them where they are few, else the last two.</summary>
    private static IReadOnlyList<FilterRun>? Even(int filters, int height, int lanes, bool isPower)
    {
        var tiles = (filters + height - 1) / height;
        if (filters > lanes && tiles > MostSingle)
            return isPower ? [new(0, tiles - 2, height), .. Single((tiles - 2) * height, filters - (tiles - 2) * height, 2)] : null;
        if (filters > lanes)
            return [.. Single(0, filters, tiles)];
        return [.. Tiling.Divide(filters, height, 1, 1).Select(run => new FilterRun(run.Start, run.Count, run.Tile.Rows))];
    }

    private static IEnumerable<FilterRun> Single(int start, int filters, int tiles)
    {
        for (var tile = 0; tile < tiles; tile++)
        {
            var height = filters / tiles + (tile < filters % tiles ? 1 : 0);
            yield return new(start, 1, height);
            start += height;
        }
    }
}
