using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Buffer = Gen.Generator.Lowering.Buffer;

namespace Gen.Generator.Planning;

/// <summary>Writes down a chain of steps of which some are done channels first: their kernels, their buffers, and what brings signals from one layout to the other.</summary>
/// <param name="lowered">The pass.</param>
internal sealed class LengthwiseSteps(Lowered lowered)
{
    /// <summary>The steps that take the place of a chain's.</summary>
    /// <param name="links">The chain.</param>
    /// <param name="isLengthwise">For each of its steps whether it is done channels first.</param>
    /// <param name="borders">What stands between it and the user's spans.</param>
    public List<Step> Of(IReadOnlyList<LengthwiseLink> links, IReadOnlyList<bool> isLengthwise, ChainBorders borders)
    {
        var steps = new List<Step>();
        var (input, inputStride) = (default(Operand), 0);
        for (var place = 0; place < links.Count; place++)
        {
            var link = links[place];
            if (!isLengthwise[place])
            {
                steps.Add(link.Step);
                if (link.Pool is not null)
                    steps.Add(link.Pool);
                continue;
            }

            var next = place + 1 < links.Count && isLengthwise[place + 1] ? links[place + 1] : null;
            var (output, outputStride, behind) = next is null ? Leave(link, place + 1 == links.Count ? borders.Exit : null) : (Rows(next), next.RowStride, null);
            if (place == 0 && InPlace(link, borders, output, outputStride) is { } first)
            {
                steps.AddRange(first);
            }
            else
            {
                if (place == 0 || !isLengthwise[place - 1])
                    (input, inputStride) = Enter(link, place == 0 ? borders.Entry : null, steps);
                steps.Add(WithOperands(link, link.Kernel(inputStride, outputStride), Offset(input, -link.Left), output));
            }

            if (behind is not null)
                steps.Add(behind);
            (input, inputStride) = (output, outputStride);
        }

        return steps;
    }

    private static Step WithOperands(LengthwiseLink link, Kernel kernel, Operand input, Operand output)
    {
        var step = link.Step with
        {
            Kernel = kernel,
            Operands = link.Step.Operands.Skip(1).Take(link.Step.Operands.Count - 2).Prepend(input).Append(output).ToEquatable(),
        };
        return link.Pool is null ? step : step.Absorbing(link.Pool);
    }

    /// <summary>Whether a convolution can be done in parts: where positions are pooled, each reads what those before it have come to, a whole vector at a time.</summary>
    private bool CanContinue(LengthwiseLink link, Operand output) => link.Pool is null || lowered.Buffers[output.Index].Place == BufferPlace.Sample;

    /// <summary>The first link's steps on the user's signal itself, where it has windows that reach beyond the ends and a copy of all of it is not the cheapest way.</summary>
    private IEnumerable<Step>? InPlace(LengthwiseLink link, ChainBorders borders, Operand output, int outputStride) =>
        borders.Copy is { } copy && link.Unpadded() is { } unpadded ? [WithOperands(link, unpadded, copy.Operands[0], output)]
        : borders.Entry is { } entry && CanContinue(link, output) && LengthwiseEdges.Of(link) is { } edges ? InParts(link, edges, entry.Operands[0], output, outputStride)
        : null;

    /// <summary>The ends of the user's signal from copies that have room around them, what lies between from the signal itself.</summary>
    private IEnumerable<Step> InParts(LengthwiseLink link, LengthwiseEdges edges, Operand user, Operand output, int outputStride)
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

            var kernel = (LengthwiseKernel)link.Kernel(part.Positions, stride, outputStride);
            yield return kernel.Pool is { } pool
                ? WithOperands(link, kernel with { Pool = pool with { Continues = part != edges.Parts[0] } }, Offset(input, -part.Left), output)
                : WithOperands(link, kernel, Offset(input, -part.Left), Offset(output, part.FirstPosition));
        }
    }

    /// <summary>Where a link finds its input as rows: in the user's span or a signal of one channel itself, or in a buffer of its own.</summary>
    private (Operand Input, int Stride) Enter(LengthwiseLink link, KernelStep? border, List<Step> steps)
    {
        var (length, channels) = (link.Input.Length, link.Input.Channels);
        if (channels == 1)
            return (link.Step.Operands[0] with { Offset = 0 }, length);
        if (border is not null && link.RowStride == length)
            return (border.Operands[0], length);
        var rows = Rows(link);
        steps.Add(border is null
            ? Before(link.Step, new TransposeKernel(length, channels, link.RowStride), link.Step.Operands[0] with { Offset = 0 }, rows)
            : Before(link.Step, new MapKernel(channels, length, EquatableArray.Of(length), link.RowStride, Expression.Identity), border.Operands[0], rows));
        return (rows, link.RowStride);
    }

    /// <summary>Where a link writes its output as rows, and what brings it from there to where it is read.</summary>
    private (Operand Output, int Stride, Step? Behind) Leave(LengthwiseLink link, KernelStep? border)
    {
        var (length, channels) = (link.Output.Length, link.Output.Channels);
        if (link.Pool is { } pool)
            return (pool.Output, 1, null);
        if (border is not null || channels == 1)
            return (border?.Output ?? link.Step.Output, length, null);
        var rows = lowered.Add(new Buffer(Name(link, "rows"), BufferPlace.Sample, link.Output.Size), link.Output).At();
        return (rows, length, Before(link.Step, new TransposeKernel(channels, length), rows, link.Step.Output));
    }

    /// <summary>A buffer for a link's input, with room around each of its rows.</summary>
    private Operand Rows(LengthwiseLink link)
    {
        var (left, halo) = (Math.Max(link.Left, 0), link.RowStride - link.Input.Length);
        var length = (link.Input.Channels - 1) * link.RowStride + link.Input.Length;
        return lowered.Add(new Buffer(Name(link, "input_rows"), BufferPlace.Sample, length, left, halo - left, RowStride: halo == 0 ? 0 : link.RowStride), link.Input).At();
    }

    private static string Name(LengthwiseLink link, string what) => $"{link.Step.Layer.Replace('.', '_')}_{what}";

    private static Step Before(KernelStep step, Kernel kernel, Operand from, Operand to) =>
        step with { Kernel = kernel, Operands = EquatableArray.Of(from, to), Absorbed = EquatableArray.Of<string>() };

    private static Operand Offset(Operand operand, int floats) => operand with { Offset = operand.Offset + floats };
}

/// <summary>The steps between a chain and the user's spans.</summary>
/// <param name="Entry">What transposes the user's input for it, if anything does.</param>
/// <param name="Exit">What transposes its output for the user, if anything does.</param>
/// <param name="Copy">What gives the user's input room around it for the chain alone, if anything does.</param>
internal sealed record ChainBorders(KernelStep? Entry, KernelStep? Exit, KernelStep? Copy);
