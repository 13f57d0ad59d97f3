using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Model;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Selection;

/// <summary>Writes down a chain of steps of which some are done channels first: their kernels, their buffers, and what brings signals from one layout to the other.</summary>
/// <param name="lowered">The pass.</param>
internal sealed class ChannelsFirstSteps(LoweredProgram lowered)
{
    /// <summary>The steps that take the place of a chain's.</summary>
    /// <param name="links">The chain.</param>
    /// <param name="isChannelsFirst">For each of its steps whether it is done channels first.</param>
    /// <param name="borders">What stands between it and the user's spans.</param>
    public List<Step> Of(IReadOnlyList<ChannelsFirstLink> links, IReadOnlyList<bool> isChannelsFirst, ChainBorders borders)
    {
        var steps = new List<Step>();
        // Where a step enters the other layout, both are replaced.
        var (input, inputStride) = (links[0].Step.Operands[0], 0);
        for (var place = 0; place < links.Count; place++)
        {
            var link = links[place];
            if (!isChannelsFirst[place])
            {
                steps.Add(link.Step);
                if (link.Pool is not null)
                    steps.Add(link.Pool);
                continue;
            }

            var next = place + 1 < links.Count && isChannelsFirst[place + 1] ? links[place + 1] : null;
            var (output, behind) = next is null ? Leave(link, place + 1 == links.Count ? borders.Exit : null) : (new(Rows(next), next.RowStride), null);
            if (place == 0 && InPlace(link, borders, output) is { } first)
            {
                steps.AddRange(first);
            }
            else
            {
                if (place == 0 || !isChannelsFirst[place - 1])
                    (input, inputStride) = Enter(link, place == 0 ? borders : ChainBorders.None, steps);
                steps.Add(WithOperands(link, output.Of(link.Kernel(inputStride, output.Stride)), Offset(input, -link.Left), output.Start));
            }

            if (behind is not null)
                steps.Add(behind);
            (input, inputStride) = (output.Start, output.Stride);
        }

        return steps;
    }

    private static Step WithOperands(ChannelsFirstLink link, Kernel kernel, Operand input, Operand output)
    {
        var step = link.Step with
        {
            Kernel = kernel,
            Operands = link.Step.Operands.Skip(1).Take(link.Step.Operands.Count - 2).Prepend(input).Append(output).ToEquatable(),
        };
        return link.Pool is null ? step : step.Absorbing(link.Pool);
    }

    /// <summary>Whether a convolution can be done in parts: where positions are pooled, each reads what those before it have come to, a whole vector at a time.</summary>
    private bool CanContinue(ChannelsFirstLink link, Operand output) => link.Pool is null || lowered.Buffers[output.Index].Place == BufferPlace.Sample;

    /// <summary>The first link's steps on the user's signal itself, where it has windows that reach beyond the ends and a copy of all of it is not the cheapest way.</summary>
    private IEnumerable<Step>? InPlace(ChannelsFirstLink link, ChainBorders borders, ChannelsFirstOutput output) =>
        borders.Copy is { } copy && link.Unpadded() is { } unpadded ? [WithOperands(link, unpadded, copy.Operands[0], output.Start)]
        : (borders.Entry ?? (link.Input.Channels == 1 ? borders.Copy : null)) is { } user && link.WithEnds(output.Stride) is { } ends && IsCheaper(link, ends)
            ? [WithOperands(link, (ChannelsFirstKernel)output.Of(ends), user.Operands[0], output.Start)]
        : borders.Entry is { } entry && CanContinue(link, output.Start) && ChannelsFirstEdges.Of(link) is { } edges ? InParts(link, edges, entry.Operands[0], output)
        : null;

    /// <summary>Whether it costs less than copies of the ends, or of the whole signal.</summary>
    private static bool IsCheaper(ChannelsFirstLink link, ChannelsFirstKernel ends) =>
        ChannelsFirstLink.CostOf(ends).Total < InstructionSetCosts.Least(ChannelsFirstEdges.Of(link)?.Cost ?? InstructionSetCosts.Infinite, link.ChannelsFirstCost() + link.CopyingCost).Total;

    /// <summary>The ends of the user's signal from copies that have room around them, what lies between from the signal itself.</summary>
    private IEnumerable<Step> InParts(ChannelsFirstLink link, ChannelsFirstEdges edges, Operand user, ChannelsFirstOutput output)
    {
        var (channels, length) = (link.Input.Channels, link.Input.Length);
        foreach (var part in edges.Parts)
        {
            var (input, stride) = (Offset(user, part.Start), length);
            if (part.HasRoom)
            {
                var rows = new Buffer(Name(link, part.Name), BufferPlace.Sample, (channels - 1) * edges.RowStride + part.Length, part.Left,
                    edges.RowStride - part.Length - part.Left, RowStride: edges.RowStride);
                (input, stride) = (lowered.Add(rows, default).At(), edges.RowStride);
                yield return Before(link.Step, new MapKernel(channels, part.Length, EquatableArray.Of(length), stride, Expression.Identity), Offset(user, part.Start), input);
            }

            var kernel = (ChannelsFirstKernel)output.Of(link.Kernel(part.Positions, stride, output.Stride));
            yield return kernel.Pool is { } pool
                ? WithOperands(link, kernel with { Pool = pool with { Continues = part != edges.Parts[0] } }, Offset(input, -part.Left), output.Start)
                : WithOperands(link, kernel, Offset(input, -part.Left), Offset(output.Start, part.FirstPosition * kernel.OutputStrides.Position));
        }
    }

    /// <summary>Where a link finds its input as rows: in the user's span or a signal of one channel itself, or in a buffer of its own.</summary>
    private (Operand Input, int Stride) Enter(ChannelsFirstLink link, ChainBorders borders, List<Step> steps)
    {
        var (length, channels, border) = (link.Input.Length, link.Input.Channels, borders.Entry);
        if (channels == 1)
            return (link.Step.Operands[0] with { Offset = 0 }, length);
        if (border is not null && link.RowStride == length)
            return (border.Operands[0], length);
        var rows = Rows(link, isHaloWritten: border is null);
        // Rows have room of their own, so that a copy with room is not needed.
        var left = Math.Max(link.Left, 0);
        steps.Add(border is null
            ? Before(link.Step, new TransposeKernel(length, channels, link.RowStride) { Zeros = (left, link.RowStride - length - left) }, borders.Copy?.Operands[0] ?? link.Step.Operands[0] with { Offset = 0 }, rows)
            : Before(link.Step, new MapKernel(channels, length, EquatableArray.Of(length), link.RowStride, Expression.Identity), border.Operands[0], rows));
        return (rows, link.RowStride);
    }

    /// <summary>Where a link writes its output, and what brings it from there to where it is read: a convolution itself writes channels last where they are wanted.</summary>
    private (ChannelsFirstOutput Output, Step? Behind) Leave(ChannelsFirstLink link, KernelStep? border)
    {
        var (length, channels) = (link.Output.Length, link.Output.Channels);
        if (link.Pool is { } pool)
            return (new(pool.Output, 1), null);
        if (border is not null || channels == 1)
            return (new(border?.Output ?? link.Step.Output, length), null);
        if (link.Form is not null)
            return (new(link.Step.Output, channels, IsLast: true), null);
        var rows = lowered.Add(new Buffer(Name(link, "rows"), BufferPlace.Sample, link.Output.Size), link.Output).At();
        return (new(rows, length), Before(link.Step, new TransposeKernel(channels, length), rows, link.Step.Output));
    }

    /// <summary>A buffer for a link's input, with room around each of its rows.</summary>
    private Operand Rows(ChannelsFirstLink link, bool isHaloWritten = false)
    {
        var (left, halo) = (Math.Max(link.Left, 0), link.RowStride - link.Input.Length);
        var length = (link.Input.Channels - 1) * link.RowStride + link.Input.Length;
        return lowered.Add(new Buffer(Name(link, "input_rows"), BufferPlace.Sample, length, left, halo - left, IsHaloWritten: isHaloWritten,
            RowStride: halo == 0 ? 0 : link.RowStride), link.Input).At();
    }

    private static string Name(ChannelsFirstLink link, string what) => $"{link.Step.Layer.Replace('.', '_')}_{what}";

    private static Step Before(KernelStep step, Kernel kernel, Operand from, Operand to) =>
        step with { Kernel = kernel, Operands = EquatableArray.Of(from, to), Absorbed = EquatableArray.Of<string>() };

    private static Operand Offset(Operand operand, int floats) => operand with { Offset = operand.Offset + floats };
}

/// <summary>The steps between a chain and the user's spans.</summary>
/// <param name="Entry">What transposes the user's input for it, if anything does.</param>
/// <param name="Exit">What transposes its output for the user, if anything does.</param>
/// <param name="Copy">What gives the user's input room around it for the chain alone, if anything does.</param>
internal sealed record ChainBorders(KernelStep? Entry, KernelStep? Exit, KernelStep? Copy)
{
    /// <summary>Within a chain nothing stands between.</summary>
    public static ChainBorders None { get; } = new(null, null, null);
}

/// <summary>Where a link writes.</summary>
/// <param name="Start">The first float.</param>
/// <param name="Stride">The floats from one row to the next.</param>
/// <param name="IsLast">Whether it is channels last: a row for each position.</param>
internal readonly record struct ChannelsFirstOutput(Operand Start, int Stride, bool IsLast = false)
{
    /// <summary>A kernel that writes there.</summary>
    public Kernel Of(Kernel kernel) => IsLast ? (ChannelsFirstKernel)kernel with { IsOutputLast = true } : kernel;
}
