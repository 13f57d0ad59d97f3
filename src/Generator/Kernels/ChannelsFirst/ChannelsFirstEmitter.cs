using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Direct;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.ChannelsFirst;

/// <summary>Prints a channels-first convolution: groups, blocks of positions, tiles of filters; in a tile the reduction is a rolled loop.</summary>
internal sealed class ChannelsFirstEmitter(ChannelsFirstKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_tiles = new("ChannelsFirstTiles",
        "Tiles of convolutions whose channels are rows: neighbouring positions in a vector, and some filters at a time.");

    private static readonly MethodFamily s_family = new("ChannelsFirst", "Convolutions whose channels are rows: groups, blocks of positions, tiles of filters.");

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

    private readonly ContractionEmitter? _filterwise = kernel.Filterwise is { } sums ? new(sums) : null;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Taps", kernel.Taps, "Taps of a filter"),
        ("Dilation", kernel.Dilation, "Positions from one tap to the next"),
        ("Channels", kernel.Channels, "Channels that one output sums over"),
        ("LastChannels", kernel.LastChannels, "Those of the last tap"),
        ("ChannelStride", kernel.ChannelStride, "Floats from one channel to the next in x"),
        ("PanelRows", kernel.PanelRows.All, "Rows of a panel of w: one vector of filters each"),
        .. kernel.PanelRows.OfTap == kernel.Channels ? Array.Empty<(string, int, string)>() : [("TapRows", kernel.PanelRows.OfTap, "Rows from one tap to the next in a panel of w")],
        ("Filters", kernel.Filters, "Filters of a group"),
        ("Groups", kernel.Groups, "Groups, each with its own channels and filters"),
        ("OutputStride", kernel.OutputStride, $"Floats from one {(kernel.IsOutputLast ? "position" : "filter")} to the next in y"),
        .. _filterwise?.Constants.Where(constant => constant.Name is "PositionStride" or "TapLength" or "TapStride" or "TapRows" or "Columns") ?? [],
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input: a row for each channel"),
        ("w", "the weights, packed: for each vector of filters a panel, in it a vector for each input of a sum"),
        ("bias", "where the sums of each filter start"),
        ("y", kernel.IsOutputLast ? "the output: a row for each position" : "the output: a row for each filter"),
        ("x{v}", "vector v of the tile's positions, of one tap and channel"),
        ("w{f}", "the weight of the tile's filter f, in all lanes"),
        ("acc{f}x{v}", "the sums of the tile's filter f and vector v of positions"),
        ("low{f}", "of each four lanes the sums of filters f and f + 1 of the first two positions"),
        ("high{f}", "the same of the last two positions"),
        ("even{f}", "of each four lanes the sums of every other filter, position by position, of two positions"),
        ("odd{f}", "the same of the filters between"),
        ("out{f}x{p}", "of each four lanes the sums of position p, of four filters from f on"),
        ("end", "the sums of a position at an end of the signal, of neighbouring filters"),
        ("end{e}", "the sums of such a position"),
        ("pool{f}", "what the positions of the tile's filter f have come to"),
        ("lanes{f}", "what those vectors come to: for each filter from f on a lane, in the end"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var schedule = ChannelsFirstSchedule.Choose(kernel, vector.Isa);
        if (_filterwise is not null && schedule.IsFilterwise)
        {
            // With neighbouring filters in a vector: by arithmetic that is cheaper on this instruction set.
            writer.Line(_filterwise.Share(kernel.Filterwise!, vector, methods.For(_filterwise.Letters, _filterwise.Constants)).With(kernel.Filterwise!.Arguments.Select(argument => "ref " + argument)));
            return;
        }

        methods.Local(writer, "PanelSize", "PanelRows * Lanes", "floats of a panel of w");
        if (kernel.Groups > 1)
            methods.Local(writer, "GroupSize", $"{Mark.Of("panels", (kernel.Filters + vector.Lanes - 1) / vector.Lanes)} * PanelSize", "floats of a group's panels");
        if (schedule.ChannelsAtOnce < kernel.Channels)
            methods.Local(writer, "ChannelsAtOnce", Mark.Of("channelsOfPart", schedule.ChannelsAtOnce), "channels whose rows stay in the first cache from tap to tap");
        if (kernel.Pool is { } pool)
            EmitPooled(writer, vector, methods, schedule, pool);
        else
            EmitTiles(writer, vector, methods, schedule);
    }

    /// <summary>Prints a method for each kind of tile, and the calls of all of them.</summary>
    private void EmitTiles(SourceWriter writer, VectorWriter vector, SharedMethods methods, ChannelsFirstSchedule schedule)
    {
        var ends = kernel.EndPositions == default ? null : new ChannelsFirstEnds(kernel, vector, methods, s_tiles);
        var runs = (from block in schedule.Positions from run in schedule.Filters select (Block: block, Tile: run)).ToList();
        using (writer.Loop("group", kernel.Groups))
        {
            ends?.EmitCalls(writer, first => kernel.Arguments.Select(argument => Argument(argument, 0, first, vector.Lanes)));
            foreach (var (block, run) in runs)
            {
                var comment = $"Blocks of {Counted.Of(block.Vectors, "vector")} of positions, each in tiles of {Counted.Of(run.Filters, "filter")}.";
                var call = methods.Add(new(s_tiles, Name(block, run, vector.Lanes), comment, kernel.Arguments, []), vector,
                    (body, v) => new ChannelsFirstTile(kernel, v, schedule.ChannelsAtOnce, block, run).Emit(body));
                writer.Line(call.With(kernel.Arguments.Select(argument => TileArgument(argument, block, run, vector.Lanes))));
            }
        }
    }

    /// <summary>Prints a method for each run of filters, which goes through all positions.</summary>
    private void EmitPooled(SourceWriter writer, VectorWriter vector, SharedMethods methods, ChannelsFirstSchedule schedule, PositionPool pool)
    {
        using (writer.Loop("group", kernel.Groups))
        {
            foreach (var run in schedule.Filters)
            {
                var comment = $"Tiles of {Counted.Of(run.Filters, "filter")}, each with all positions.";
                var call = methods.Add(new(s_tiles, $"Pool{Literal.Of(run.Filters)}", comment, kernel.Arguments, []), vector,
                    (body, v) => new ChannelsFirstPool(kernel, v, schedule, run, pool).Emit(body));
                writer.Line(call.With(kernel.Arguments.Select(argument => Argument(argument, 0, run.Start, vector.Lanes))));
            }
        }
    }

    private static string Name(PositionRun block, FilterRun run, int lanes) =>
        $"Tiles{Literal.Of(run.Filters)}x{Literal.Of(block.Vectors)}"
        + (run.Across(lanes) == 0 ? "" : $"Across{Literal.Of(lanes - run.Across(lanes))}")
        + (block.IsRegular(lanes) ? "" : block.Skew > 0 ? $"From{Literal.Of(block.Skew)}To{Literal.Of(block.LastOffset)}" : "Last");

    /// <summary>Weights that reach into a second vector are read from the first one's first lane on.</summary>
    private string TileArgument(string argument, PositionRun block, FilterRun run, int lanes) => argument switch
    {
        "w" => Argument("w", block.Start, run.Start - run.Across(lanes), lanes),
        "y" => Argument("y", block.Start + kernel.EndPositions.Before, run.Start, lanes),
        _ => Argument(argument, block.Start, run.Start, lanes),
    };

    private string Argument(string argument, int position, int filter, int lanes) => argument switch
    {
        "x" => Offset.Ref("x", Offset.Sum(Offset.Each(kernel.Groups, "group", "(Channels * ChannelStride)"), Mark.Of("position", position))),
        "w" => Offset.Ref("w", Offset.Sum(
            Offset.Each(kernel.Groups, "group", "GroupSize"), Offset.Marked(filter / lanes, "PanelSize"), Mark.Of("filter", filter % lanes))),
        "bias" => Offset.Ref("bias", Offset.Sum(Offset.Each(kernel.Groups, "group", "Filters"), Mark.Of("filter", filter))),
        _ => Offset.Ref(argument, Offset.Sum(
            Offset.Each(kernel.Groups, "group", kernel.IsOutputLast ? "Filters" : "(Filters * OutputStride)"), Places(filter, kernel.OutputStrides.Filter),
            Places(position, kernel.OutputStrides.Position))),
    };

    private static string Places(int count, int stride) => stride == 1 ? Mark.Of("start", count) : Offset.Marked(count, "OutputStride");
}
