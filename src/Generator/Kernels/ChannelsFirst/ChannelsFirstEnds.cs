using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Kernels.Elementwise;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.ChannelsFirst;

/// <summary>
/// Prints the sums whose windows reach beyond the ends of the signal: with neighbouring filters in a vector, channel after channel, each of the taps that lie within
/// the signal and no others.
/// </summary>
internal sealed class ChannelsFirstEnds(ChannelsFirstKernel kernel, VectorWriter vector, SharedMethods methods, MethodFamily family)
{
    /// <summary>Prints the calls for all filters of a group.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="arguments">The arguments for the filters from one on.</param>
    public void EmitCalls(SourceWriter writer, System.Func<int, IEnumerable<string>> arguments)
    {
        for (var first = 0; first < kernel.Filters; first += vector.Lanes)
            writer.Line(Ends(FiltersFrom(first)).With(arguments(first)));
    }

    private SharedCall Ends(int filters)
    {
        var ends = kernel.EndPositions;
        var comment = $"{Counted.Of(ends.Before, "position")} before and {Literal.Of(ends.Behind)} behind those whose windows lie within the signal, {Counted.Of(filters, "filter")}.";
        return methods.Add(new(family, $"Ends{Literal.Of(filters)}", comment, kernel.Arguments, []), vector, (writer, v) => Emit(writer, v, filters));
    }

    private static string N(int number) => Literal.Of(number);

    private int FiltersFrom(int first) => System.Math.Min(vector.Lanes, kernel.Filters - first);

    private void Emit(SourceWriter writer, VectorWriter v, int filters)
    {
        var ends = kernel.EndWindows().ToList();
        foreach (var (end, _, _) in ends)
            writer.Line($"var end{N(end)} = {(kernel.HasBias ? v.Load("bias") : v.Constant(0))};");
        writer.Line("ref var xr = ref x;");
        writer.Line("ref var wr = ref w;");
        using (writer.Block("for (nint channel = Channels; channel > 0; channel--)"))
        {
            for (var tap = 0; tap < kernel.Taps; tap++)
                EmitTap(writer, v, tap, [.. ends.Where(end => kernel.IsWithin(end.Start + tap * kernel.Dilation))]);
            writer.Line("xr = ref Unsafe.Add(ref xr, ChannelStride);");
            writer.Line("wr = ref Unsafe.Add(ref wr, Lanes);");
        }

        foreach (var (end, _, place) in ends)
            EmitStore(writer, v, end, place, filters);
    }

    private void EmitTap(SourceWriter writer, VectorWriter v, int tap, IReadOnlyList<(int End, int Start, int Place)> ends)
    {
        if (ends.Count == 0)
            return;
        writer.Line($"var w{N(tap)} = {v.Load("wr", Offset.Times(tap, "(Channels * Lanes)"))};");
        foreach (var (end, start, _) in ends)
        {
            var value = v.BroadcastAt("xr", N(start + tap * kernel.Dilation));
            writer.Line($"end{N(end)} = {v.MultiplyAdd(value, $"w{N(tap)}", $"end{N(end)}")};");
        }
    }

    private void EmitStore(SourceWriter writer, VectorWriter v, int end, int place, int filters)
    {
        var (filterStride, positionStride) = kernel.OutputStrides;
        var at = positionStride == 1 ? N(place) : Offset.Times(place, "OutputStride");
        if (kernel.Epilogue != Expression.Identity)
            writer.Line($"end{N(end)} = {v.Print(kernel.Epilogue, [$"end{N(end)}"])};");
        if (filterStride == 1)
        {
            writer.Line(v.StoreFirst(filters, $"end{N(end)}", "y", at));
            return;
        }

        for (var filter = 0; filter < filters; filter++)
            writer.Line($"{Offset.Ref("y", Offset.Sum(Offset.Times(filter, "OutputStride"), at)).Substring("ref ".Length)} = {v.Element($"end{N(end)}", filter)};");
    }
}
