using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Target;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Passes;

/// <summary>
/// Does sums that look beyond the ends of a signal of the user's in up to three parts, where they would read a copy of all of it: the first and the last
/// outputs read copies of the ends, with room around, or what there is of their windows, and those between them the signal itself. A copy costs a layer of little work a
/// quarter of its time.
/// </summary>
/// <param name="lowered">The pass.</param>
internal sealed class BorderPeeling(LoweredProgram lowered)
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("peel borders", [Fact.AlgorithmsSelected], Fact.BordersPeeled, static (lowered, _) => Apply(lowered));

    /// <summary>The most positions at an end that are written out tile by tile.</summary>
    private const int MostEnds = 16;

    public static void Apply(LoweredProgram lowered) => new BorderPeeling(lowered).Apply();

    private void Apply()
    {
        for (var place = 0; place + 1 < lowered.Steps.Count; place++)
        {
            if (InputCopy.Of(lowered, place) is not { Step: var copy, Reader: var sums } || Windows.Of(sums.Kernel) is not { } windows)
                continue;

            var length = lowered.Buffers[copy.Output.Index].Length;
            var ends = windows.Ends(sums.Operands[0].Offset, length);
            if (!windows.PaysWith(ends, length))
                continue;
            var steps = Parts(copy, sums, windows, ends).ToList();
            lowered.Steps.RemoveRange(place, 2);
            lowered.Steps.InsertRange(place, steps);
            place += steps.Count - 1;
        }
    }

    private IEnumerable<KernelStep> Parts(KernelStep copy, KernelStep sums, Windows windows, WindowEnds ends)
    {
        var (user, whole, offset) = (copy.Operands[0], lowered.Buffers[copy.Output.Index], sums.Operands[0].Offset);
        var between = windows.Positions - ends.First - ends.Last;
        if (windows.Sums is DepthwiseKernel && whole.HaloValue == 0 && Math.Max(ends.First, ends.Last) <= MostEnds)
        {
            foreach (var step in DepthwiseParts(sums, windows, ends, Offset(user, offset), whole.Length))
                yield return step;
            yield break;
        }

        if (ends.First > 0)
        {
            var room = whole with { Name = whole.Name + "_first", Length = ends.FirstLength, HaloLeft = -offset, HaloRight = 0 };
            var first = lowered.Add(room, default).At();
            yield return Copy(copy, ends.FirstLength, user, first);
            yield return Part(sums, windows, 0, ends.First, Offset(first, offset));
        }

        yield return Part(sums, windows, ends.First, between, Offset(user, offset + ends.First * windows.PositionStride));
        if (ends.Last > 0)
        {
            var start = whole.Length - ends.LastLength;
            var room = whole with { Name = whole.Name + "_last", Length = ends.LastLength, HaloLeft = 0, HaloRight = ends.BehindLast };
            var last = lowered.Add(room, default).At();
            yield return Copy(copy, ends.LastLength, Offset(user, start), last);
            yield return Part(sums, windows, ends.First + between, ends.Last, last);
        }
    }

    /// <summary>Channels by themselves take of a window what lies within the signal, and need no copies.</summary>
    /// <param name="sums">The step.</param>
    /// <param name="windows">Its windows.</param>
    /// <param name="ends">Those that reach beyond the ends.</param>
    /// <param name="first">Where the first window begins.</param>
    /// <param name="length">The floats of the signal.</param>
    private static IEnumerable<KernelStep> DepthwiseParts(KernelStep sums, Windows windows, WindowEnds ends, Operand first, int length)
    {
        var last = windows.Positions - ends.Last;
        if (ends.First > 0)
            yield return Absent(Part(sums, windows, 0, ends.First, first with { Offset = 0 }), (-first.Offset, 0));
        yield return Part(sums, windows, ends.First, last - ends.First, Offset(first, ends.First * windows.PositionStride));
        if (ends.Last > 0)
            yield return Absent(Part(sums, windows, last, ends.Last, first with { Offset = length - ends.LastLength }), (0, ends.BehindLast));
    }

    private static KernelStep Absent(KernelStep step, (int Before, int Behind) floats) => step with { Kernel = (DepthwiseKernel)step.Kernel with { Absent = floats } };

    private static KernelStep Copy(KernelStep copy, int length, Operand from, Operand to) =>
        copy with { Kernel = MapKernel.Flat(length, 1, Expression.Identity), Operands = EquatableArray.Of(from, to) };

    /// <summary>A step for some of the positions: what lies beside an output, and the output, begin there.</summary>
    private static KernelStep Part(KernelStep sums, Windows windows, int start, int positions, Operand input)
    {
        var moved = ((SumKernel)sums.Kernel).HasResidual ? 2 : 1;
        var still = sums.Operands.Count - moved;
        return sums with
        {
            Kernel = windows.Kernel(positions),
            Operands = sums.Operands.Select((operand, place) =>
                place == 0 ? input : place < still ? operand : Offset(operand, start * windows.OutputStride)).ToEquatable(),
        };
    }

    private static Operand Offset(Operand operand, int floats) => operand with { Offset = operand.Offset + floats };
}

/// <summary>The windows that a kernel's sums look through: one for each position.</summary>
/// <param name="Sums">The kernel.</param>
/// <param name="Positions">The positions.</param>
/// <param name="PositionStride">The floats from one window to the next.</param>
/// <param name="Span">The floats from a window's first to behind its last.</param>
/// <param name="OutputStride">The floats between two positions in the output.</param>
/// <param name="MultiplyAdds">The products of one position.</param>
internal sealed record Windows(SumKernel Sums, int Positions, int PositionStride, int Span, int OutputStride, long MultiplyAdds)
{
    public static Windows? Of(Kernel kernel) => kernel switch
    {
        ContractionKernel { Pool: null } sums => new(sums, sums.Positions, sums.PositionStride,
            (sums.Groups - 1) * sums.GroupStride + (sums.Taps - 1) * sums.TapStride + sums.TapLength, sums.OutputStride, sums.MultiplyAdds / sums.Positions),
        DepthwiseKernel sums => new(sums, sums.Positions, sums.PositionStride, (sums.Taps - 1) * sums.TapStride + sums.Channels, sums.OutputStride,
            (long)sums.Taps * sums.Channels),
        _ => null,
    };

    public SumKernel Kernel(int positions) => Sums switch
    {
        ContractionKernel sums => sums with { Positions = positions },
        DepthwiseKernel sums => sums with { Positions = positions },
        _ => Sums,
    };

    /// <summary>The windows that reach beyond an end of a signal.</summary>
    /// <param name="offset">Where the first one begins; negative before the signal.</param>
    /// <param name="length">The floats of the signal.</param>
    public WindowEnds Ends(int offset, int length)
    {
        var end = offset + (Positions - 1) * PositionStride + Span;
        var (before, behind) = (Math.Max(-offset, 0), Math.Max(end - length, 0));
        var (first, last) = ((before + PositionStride - 1) / PositionStride, (behind + PositionStride - 1) / PositionStride);
        return new(first, last, offset + (first - 1) * PositionStride + Span, length - (offset + (Positions - last) * PositionStride), behind);
    }

    /// <summary>
    /// Whether the copy that is saved, two cycles for each vector, is more than two calls and the ends' sums cost; those are counted once more, since short
    /// tiles are not as fast. Counted for vectors of eight, but both sides shrink alike with wider ones. Not where an end's windows see nothing of the signal.
    /// </summary>
    public bool PaysWith(WindowEnds ends, int length)
    {
        if ((ends.First > 0 && ends.FirstLength <= 0) || (ends.Last > 0 && ends.LastLength <= 0))
            return false;
        var (first, last) = (ends.First > 0 ? ends.FirstLength : 0, ends.Last > 0 ? ends.LastLength : 0);
        var vector = VectorIsa.Avx2;
        var saved = 2.0 * (length - first - last) / vector.Lanes;
        var lost = 2 * MovementCosts.CallCycles + (ends.First + ends.Last) * MultiplyAdds / (double)(vector.Lanes * vector.FmasPerCycle);
        return ends.First + ends.Last > 0 && ends.First + ends.Last < Positions && first <= length && last <= length && saved > lost;
    }
}

/// <summary>The windows that reach beyond the ends of a signal.</summary>
/// <param name="First">The windows that begin before it.</param>
/// <param name="Last">The windows that end behind it.</param>
/// <param name="FirstLength">The floats of the signal that the first ones read.</param>
/// <param name="LastLength">The floats that the last ones read.</param>
/// <param name="BehindLast">The floats behind the signal that they read, too.</param>
internal readonly record struct WindowEnds(int First, int Last, int FirstLength, int LastLength, int BehindLast);
