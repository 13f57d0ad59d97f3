using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Depthwise;

/// <summary>
/// What the kernels share that work on each channel by itself: a method for each width of vectors, which does all positions of so many neighbouring
/// channels, and the loop over channels that calls it. Weights lie in panels of channels, <c>[Panels, Rows, Lanes]</c>.
/// </summary>
/// <param name="arguments">The kernel's arguments.</param>
/// <param name="weights">The one of them that lies in panels.</param>
/// <param name="channels">The channels.</param>
internal abstract class ChannelwiseEmitter(IReadOnlyList<string> arguments, string weights, int channels) : KernelEmitter
{
    public sealed override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        methods.Local(writer, "PanelLanes", "Lanes", "floats of a row of a panel: narrower vectors read a part of it");
        foreach (var width in Widths(vector))
        {
            var places = arguments.Select(argument => Offset.Ref(argument, argument == weights ? FirstWeight(width) : Mark.Of("channel", width.First)));
            writer.Line(Channels(width, methods).With(places));
        }
    }

    public sealed override bool IsHot => false;

    private SharedCall Channels(ChannelVectors width, SharedMethods methods)
    {
        var comment = $"Vectors of channels, all positions.";
        return methods.Add(new(Family, "Channels", comment, arguments, []), width.Vector,
            (writer, v) => EmitChannels(writer, width with { Vector = v }));
    }

    /// <summary>Prints all positions of so many vectors of channels.</summary>
    protected abstract void EmitChannels(SourceWriter writer, ChannelVectors channels);

    /// <summary>Opens a loop over vectors of channels, in which each of some references becomes another one, to those of the vector.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">The vectors; for one, there is only a scope.</param>
    /// <param name="references">The references and their names in the loop.</param>
    protected SourceWriter.Scope EachVector(SourceWriter writer, ChannelVectors width, IEnumerable<(string Of, string Name)> references)
    {
        var scope = writer.Loop("vector", width.Count) ?? writer.Braces();
        foreach (var (of, name) in references)
        {
            var stride = width.IsPart ? Offset.Each(width.Count, "vector", width.Vector.Lanes)
                : Offset.Each(width.Count, "vector", of == weights ? "(PanelRows * Lanes)" : "Lanes");
            writer.Line($"ref var {name} = {Offset.Ref(of, stride)};");
        }

        return scope;
    }

    /// <summary>Whole vectors, and narrower ones for the channels that are left over.</summary>
    private IEnumerable<ChannelVectors> Widths(VectorWriter vector)
    {
        var last = channels / vector.Lanes * vector.Lanes;
        for (var (width, first) = (vector, 0); first < channels; width = width.Narrower)
        {
            var count = (channels - first) / width.Lanes;
            if (count > 0)
                yield return new(width, first, count, width.Lanes < vector.Lanes, last);
            first += count * width.Lanes;
        }
    }

    /// <summary>Where the first row of a vector's weights lies: whole vectors are panels, what is left over lies side by side in the last panel.</summary>
    private static string FirstWeight(ChannelVectors width) => width.First == 0
        ? "0"
        : Offset.Sum($"{Mark.Of("whole", width.Whole)} * PanelRows", Mark.Of("channelOfPanel", width.First - width.Whole));
}

/// <summary>Neighbouring vectors of channels.</summary>
/// <param name="Vector">The writer of one.</param>
/// <param name="First">The first channel.</param>
/// <param name="Count">The vectors.</param>
/// <param name="IsPart">Whether they are narrower than the instruction set's, and lie side by side in one panel of weights.</param>
/// <param name="Whole">The channels that fill whole vectors.</param>
internal sealed record ChannelVectors(VectorWriter Vector, int First, int Count, bool IsPart, int Whole);
