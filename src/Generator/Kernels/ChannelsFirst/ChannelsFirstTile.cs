using System;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.ChannelsFirst;

/// <summary>
/// Prints one method's tiles of a channels-first convolution: the accumulators' start, the reduction over taps and channels, the store. The reduction is a rolled
/// loop; but one of a few inputs is written out, since the loop's own work would show.
/// </summary>
/// <param name="kernel">The convolution.</param>
/// <param name="vector">The instruction set.</param>
/// <param name="channelsAtOnce">The channels that all taps are summed over before the next ones are read.</param>
/// <param name="block">The method's positions.</param>
/// <param name="run">Its filters.</param>
internal sealed class ChannelsFirstTile(ChannelsFirstKernel kernel, VectorWriter vector, int channelsAtOnce, PositionRun block, FilterRun run)
{
    public void Emit(SourceWriter writer)
    {
        using (writer.Loop("block", block.Count))
        {
            var position = $"({Offset.Times(block.Vectors, "Lanes")})";
            writer.Line($"ref var xBlock = {Offset.Ref("x", Offset.Each(block.Count, "block", position))};");
            var outputs = kernel.IsOutputLast ? $"({Offset.Times(block.Vectors, "Lanes")} * OutputStride)" : position;
            writer.Line($"ref var yBlock = {Offset.Ref("y", Offset.Each(block.Count, "block", outputs))};");
            using (writer.Loop("tile", run.Count))
                EmitTile(writer);
        }
    }

    private void EmitTile(SourceWriter writer)
    {
        EmitFilters(writer, "yBlock");
        EmitSums(writer);
        if (kernel.IsOutputLast)
            EmitLast(writer);
        else
            ForEach((filter, column) => writer.Line(vector.Store(Value(filter, column), "yTile", Offset.Sum(Offset.Times(filter, "OutputStride"), Position(column)))));
    }

    /// <summary>Prints the stores where the output is channels last.</summary>
    private void EmitLast(SourceWriter writer)
    {
        if (kernel.Epilogue != Expression.Identity)
            ForEach((filter, column) => writer.Line($"{Sum(filter, column)} = {Value(filter, column)};"));
        var store = new ChannelsFirstStore(vector, run.Filters);
        for (var column = 0; column < block.Vectors; column++)
            store.Emit(writer, Position(column), [.. Enumerable.Range(0, run.Filters).Select(filter => Sum(filter, column))]);
    }

    /// <summary>Prints where the tile's filters have their weights, biases and outputs.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="y">The reference to the first tile's outputs.</param>
    public void EmitFilters(SourceWriter writer, string y)
    {
        writer.Line($"ref var wTile = {Offset.Ref("w", FirstWeight())};");
        if (kernel.HasBias)
            writer.Line($"ref var biasTile = {Offset.Ref("bias", Offset.Each(run.Count, "tile", run.Filters))};");
        writer.Line($"ref var yTile = {Offset.Ref(y, Outputs())};");
    }

    /// <summary>Prints the accumulators and what is added up in them, from <c>xBlock</c> and <c>wTile</c>.</summary>
    public void EmitSums(SourceWriter writer)
    {
        EmitStart(writer);
        EmitTaps(writer);
    }

    /// <summary>What has become of a sum.</summary>
    public string Value(int filter, int column) => vector.Print(kernel.Epilogue, [Sum(filter, column)]);

    /// <summary>The local of a sum.</summary>
    public static string Sum(int filter, int column) => $"acc{N(filter)}x{N(column)}";

    private static string N(int number) => Literal.Of(number);

    /// <summary>
    /// Whether all vectors lie side by side. Where the last overlaps the one before, one tap's vector is another one's of another tap, and written out the
    /// compiler would keep them all, on the stack.
    /// </summary>
    private bool IsRegular => block.IsRegular(vector.Lanes);

    /// <summary>The positions from the block's first to a vector's first.</summary>
    private string Position(int column) => column switch
    {
        _ when column == block.Vectors - 1 && !IsRegular => N(block.LastOffset),
        > 0 when block.Skew > 0 => N(column * vector.Lanes - block.Skew),
        _ => Offset.Times(column, "Lanes"),
    };

    private void ForEach(Action<int, int> emit)
    {
        for (var filter = 0; filter < run.Filters; filter++)
        {
            for (var column = 0; column < block.Vectors; column++)
                emit(filter, column);
        }
    }

    /// <summary>The floats from the first tile's outputs to this one's.</summary>
    private string Outputs() => kernel.IsOutputLast
        ? Offset.Each(run.Count, "tile", run.Filters)
        : Offset.Each(run.Count, "tile", $"({Offset.Times(run.Filters, "OutputStride")})");

    /// <summary>Tiles divide a vector of weights, or consist of whole ones, or all lie in one.</summary>
    private string FirstWeight()
    {
        if (run.Count == 1)
            return "0";
        if (run.Filters >= vector.Lanes)
            return Offset.Each(run.Count, "tile", $"({Offset.Times(run.Filters / vector.Lanes, "PanelSize")})");
        if (kernel.Filters <= vector.Lanes)
            return Offset.Each(run.Count, "tile", run.Filters);
        var inVector = vector.Lanes / run.Filters;
        return $"tile / {N(inVector)} * PanelSize + tile % {N(inVector)}{(run.Filters == 1 ? "" : $" * {N(run.Filters)}")}";
    }

    private void EmitStart(SourceWriter writer) => ForEach((filter, column) =>
    {
        var start = !kernel.HasBias ? vector.Constant(0) : column == 0 ? vector.BroadcastAt("biasTile", N(filter)) : Sum(filter, 0);
        writer.Line($"var {Sum(filter, column)} = {start};");
    });

    private void EmitTaps(SourceWriter writer)
    {
        if (IsUnrolled(kernel.Rows) && IsRegular)
        {
            for (var tap = 0; tap < kernel.Taps; tap++)
                EmitChannels(writer, "xBlock", "wTile", tap, tap == kernel.Taps - 1);
            return;
        }

        if (kernel.Taps == 1)
        {
            EmitChannels(writer, "xBlock", "wTile", 0);
            return;
        }

        if (channelsAtOnce < kernel.Channels)
        {
            EmitParts(writer);
            return;
        }

        var isLastShort = kernel.LastChannels < kernel.Channels;
        using (writer.Block($"for (nint tap = 0; tap < {(isLastShort ? "Taps - 1" : "Taps")}; tap++)"))
        {
            writer.Line($"ref var xTap = ref Unsafe.Add(ref xBlock, {(kernel.Dilation == 1 ? "tap" : "tap * Dilation")});");
            writer.Line($"ref var wTap = ref Unsafe.Add(ref wTile, tap * ({TapRows} * Lanes));");
            EmitChannels(writer, "xTap", "wTap", 0);
        }

        if (!isLastShort)
            return;
        using (writer.Braces())
        {
            writer.Line($"ref var xLast = ref Unsafe.Add(ref xBlock, {(kernel.Dilation == 1 ? "Taps - 1" : "(Taps - 1) * Dilation")});");
            writer.Line($"ref var wLast = ref Unsafe.Add(ref wTile, (Taps - 1) * ({TapRows} * Lanes));");
            EmitChannels(writer, "xLast", "wLast", 0, isLast: true);
        }
    }

    /// <summary>Prints a loop over parts of the channels, so that a part's rows stay near while all taps are summed.</summary>
    private void EmitParts(SourceWriter writer)
    {
        using var parts = writer.Block("for (nint first = 0; first < Channels; first += ChannelsAtOnce)");
        writer.Line("ref var xPart = ref Unsafe.Add(ref xBlock, first * ChannelStride);");
        writer.Line("ref var wPart = ref Unsafe.Add(ref wTile, first * Lanes);");
        var isEven = kernel.Channels % channelsAtOnce == 0;
        if (!isEven)
            writer.Line("var part = nint.Min(ChannelsAtOnce, Channels - first);");
        using var taps = writer.Block("for (nint tap = 0; tap < Taps; tap++)");
        writer.Line($"ref var xr = ref Unsafe.Add(ref xPart, {(kernel.Dilation == 1 ? "tap" : "tap * Dilation")});");
        writer.Line($"ref var wr = ref Unsafe.Add(ref wPart, tap * ({TapRows} * Lanes));");
        EmitLoop(writer, isEven ? "ChannelsAtOnce" : "part");
    }

    /// <summary>Prints one tap's channels.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="x">The reference to the first tap's inputs.</param>
    /// <param name="w">The reference to its weights.</param>
    /// <param name="tap">The taps from that one to this.</param>
    /// <param name="isLast">Whether it has the channels of the last tap.</param>
    private void EmitChannels(SourceWriter writer, string x, string w, int tap, bool isLast = false)
    {
        var channels = isLast ? kernel.LastChannels : kernel.Channels;
        if (IsUnrolled(channels))
        {
            for (var channel = 0; channel < channels; channel++)
            {
                using (kernel.Rows == 1 ? null : (SourceWriter.Scope?)writer.Braces())
                    EmitStep(writer, x, Offset.Sum(Offset.Times(channel, "ChannelStride"), Offset.Times(tap, "Dilation")), w, Offset.Times(tap * kernel.PanelRows.OfTap + channel, "Lanes"));
            }

            return;
        }

        writer.Line($"ref var xr = ref {x};");
        writer.Line($"ref var wr = ref {w};");
        EmitLoop(writer, isLast ? "LastChannels" : "Channels");
    }

    private void EmitLoop(SourceWriter writer, string channels)
    {
        using var loop = writer.Block($"for (nint channel = {channels}; channel > 0; channel--)");
        EmitStep(writer, "xr", "0", "wr", "0");
        writer.Line("xr = ref Unsafe.Add(ref xr, ChannelStride);");
        writer.Line("wr = ref Unsafe.Add(ref wr, Lanes);");
    }

    private string TapRows => kernel.PanelRows.OfTap == kernel.Channels ? "Channels" : "TapRows";

    private bool IsUnrolled(int steps) => ChannelsFirstSchedule.IsUnrolled(vector.Isa, steps, run.Filters, block.Vectors);

    /// <summary>Of weights and positions, those of which there are fewer stay in registers; of the others, one at a time.</summary>
    private void EmitStep(SourceWriter writer, string x, string xOffset, string w, string wOffset)
    {
        if (block.Vectors <= run.Filters)
        {
            ForEach(
                column => EmitPositions(writer, x, xOffset, column), block.Vectors,
                filter => EmitWeight(writer, w, wOffset, filter), run.Filters,
                (column, filter) => EmitMultiplyAdd(writer, filter, column));
        }
        else
        {
            ForEach(
                filter => EmitWeight(writer, w, wOffset, filter), run.Filters,
                column => EmitPositions(writer, x, xOffset, column), block.Vectors,
                (filter, column) => EmitMultiplyAdd(writer, filter, column));
        }
    }

    private static void ForEach(Action<int> emitHeld, int held, Action<int> emitNext, int next, Action<int, int> emitBoth)
    {
        for (var index = 0; index < held; index++)
            emitHeld(index);
        for (var turn = 0; turn < next; turn++)
        {
            emitNext(turn);
            for (var index = 0; index < held; index++)
                emitBoth(index, turn);
        }
    }

    private void EmitPositions(SourceWriter writer, string x, string offset, int column) =>
        writer.Line($"var x{N(column)} = {vector.Load(x, Offset.Sum(offset, Position(column)))};");

    private void EmitWeight(SourceWriter writer, string w, string offset, int filter)
    {
        var lane = run.Across(vector.Lanes) + filter;
        var place = Offset.Sum(offset, Offset.Times(lane / vector.Lanes, "PanelSize"), N(lane % vector.Lanes));
        writer.Line($"var w{N(filter)} = {vector.BroadcastAt(w, place)};");
    }

    private void EmitMultiplyAdd(SourceWriter writer, int filter, int column)
    {
        var accumulator = Sum(filter, column);
        writer.Line($"{accumulator} = {vector.MultiplyAdd($"x{N(column)}", $"w{N(filter)}", accumulator)};");
    }
}
