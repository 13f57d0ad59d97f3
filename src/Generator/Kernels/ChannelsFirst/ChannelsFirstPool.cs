using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.ChannelsFirst;

/// <summary>
/// Prints one method's tiles of filters of a channels-first convolution whose positions are pooled: block after block of positions, of which nothing but a vector for
/// each filter is kept; at last its lanes.
/// </summary>
internal sealed class ChannelsFirstPool(ChannelsFirstKernel kernel, VectorWriter vector, ChannelsFirstSchedule schedule, FilterRun run, PositionPool pool)
{
    private readonly IReadOnlyList<PositionRun> _blocks = schedule.Positions;

    private readonly PoolWriter _pool = new(kernel, pool);

    /// <summary>Whether a mean is of so many blocks that their sum would lose digits.</summary>
    private bool IsExact => !_pool.IsMax && _blocks.Sum(block => block.Count) > BlockedSums.MostAdditions;

    public void Emit(SourceWriter writer)
    {
        using (writer.Loop("tile", run.Count))
        {
            Tile(_blocks[0]).EmitFilters(writer, "y");
            for (var filter = 0; filter < run.Filters; filter++)
            {
                writer.Line($"var {Pool(filter)} = {_pool.Start(vector)};");
                if (IsExact)
                    writer.Line($"var {Pool(filter)}Rest = {vector.Constant(0)};");
            }

            foreach (var block in _blocks)
                EmitBlock(writer, block);
            EmitEnd(writer);
        }
    }

    private static string Pool(int filter) => "pool" + Literal.Of(filter);

    private ChannelsFirstTile Tile(PositionRun block) => new(kernel, vector, schedule.ChannelsAtOnce, block, run);

    private void EmitBlock(SourceWriter writer, PositionRun block)
    {
        using (writer.Loop("block", block.Count) ?? writer.Braces())
        {
            var position = Offset.Sum(Literal.Of(block.Start), Offset.Each(block.Count, "block", $"({Offset.Times(block.Vectors, "Lanes")})"));
            writer.Line($"ref var xBlock = {Offset.Ref("x", position)};");
            var tile = Tile(block);
            tile.EmitSums(writer);
            var fresh = Fresh(block);
            for (var filter = 0; filter < run.Filters; filter++)
            {
                var values = Enumerable.Range(0, block.Vectors).Select(column => Value(column, column == block.Vectors - 1 ? fresh : vector.Lanes)).ToList();
                if (IsExact)
                    BlockedSums.EmitAddition(writer, vector, Pool(filter), values.Aggregate(vector.Add));
                else
                    values.ForEach(value => writer.Line($"{Pool(filter)} = {_pool.Join(vector, Pool(filter), value)};"));

                string Value(int column, int lanes) =>
                    vector.Last(lanes, kernel.IsEpilogueLast ? ChannelsFirstTile.Sum(filter, column) : tile.Value(filter, column));
            }
        }
    }

    /// <summary>The lanes of a block's last vector that no vector before it has; all, where it does not matter.</summary>
    private int Fresh(PositionRun block)
    {
        var rest = (kernel.Positions - schedule.Rest) % vector.Lanes;
        return _pool.IsMax || rest == 0 || block != _blocks[_blocks.Count - 1] ? vector.Lanes : rest;
    }

    /// <summary>Prints how each filter's lanes are joined: as many filters at once as a vector has lanes.</summary>
    private void EmitEnd(SourceWriter writer)
    {
        for (var first = 0; first < run.Filters; first += vector.Lanes)
        {
            var filters = System.Math.Min(vector.Lanes, run.Filters - first);
            var joined = new LaneJoin(vector, _pool.Join, [.. Enumerable.Range(first, filters).Select(Pool)]);
            joined.Emit(writer, "lanes" + Literal.Of(first));
            EmitStore(writer, joined.Width, "lanes" + Literal.Of(first), first, filters);
        }
    }

    private void EmitStore(SourceWriter writer, VectorWriter width, string lanes, int first, int filters)
    {
        _pool.EmitEnds(writer, width, lanes, pool.Ends(kernel.Positions, kernel.Taps, kernel.Dilation, schedule.Rest),
            kernel.HasBias ? width.Load("biasTile", Literal.Of(first)) : width.Constant(0),
            tap => width.Load("wTile", Offset.Sum(Offset.Times(first / vector.Lanes, "PanelSize"), Offset.Times(tap, "Lanes"))));
        _pool.EmitEnd(writer, width, lanes);
        if (pool.Continues)
            writer.Line($"{lanes} = {_pool.Join(width, lanes, width.Load("yTile", Literal.Of(first)))};");
        writer.Line(width.StoreFirst(filters, lanes, "yTile", Literal.Of(first)));
    }
}
