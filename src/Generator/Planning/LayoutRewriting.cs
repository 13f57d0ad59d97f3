using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Buffer = Gen.Generator.Lowering.Buffer;

namespace Gen.Generator.Planning;

/// <summary>
/// In inference, does convolutions channels first, with neighbouring positions in a vector, where that is cheaper: few or ragged filters leave lanes idle
/// otherwise, and a user's signal that is channels first need not be transposed.
/// </summary>
/// <param name="lowered">The pass.</param>
/// <param name="choice">What the other layout may use.</param>
/// <param name="mostCost">The greatest share of the usual layout's cost at which it is left.</param>
internal sealed class LayoutRewriting(Lowered lowered, ToomCookChoice choice, double mostCost)
{
    public static void Apply(Lowered lowered, ToomCookChoice choice, PlanningOptions options) =>
        new LayoutRewriting(lowered, choice, options.MostLayoutCost).Apply();

    private void Apply()
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            var links = LinksFrom(place);
            if (links.Count == 0)
                continue;
            var (entry, exit) = (BorderBefore(links[0]), BorderBehind(links[links.Count - 1]));
            var isLengthwise = new LayoutChain(links, EntryCost(links[0], entry), ExitCost(links[links.Count - 1], exit)).Choose(mostCost, Share);
            var steps = Rewrite(links, isLengthwise, entry, exit);
            lowered.Steps.RemoveRange(place, links.Count);
            lowered.Steps.InsertRange(place, steps);
            place += steps.Count - 1;
            place -= Drop(isLengthwise[0] ? entry : null) + Drop(isLengthwise[links.Count - 1] ? exit : null, isBehind: true);
        }
    }

    /// <summary>The longest run of steps each of which reads nothing but what the one before it wrote for it alone.</summary>
    private List<LengthwiseLink> LinksFrom(int place)
    {
        var links = new List<LengthwiseLink>();
        if (Convolution(place) is not { } first)
            return links;
        for (var link = first; link is not null; link = Next(++place, link))
            links.Add(link);
        return links;
    }

    private LengthwiseLink? Next(int place, LengthwiseLink before)
    {
        var signal = before.Step.Output;
        if (place >= lowered.Steps.Count || lowered.Steps[place].Operands[0].Index != signal.Index || !IsBetween(signal.Index))
            return null;
        if (lowered.Steps[place] is KernelStep { Kernel: MapKernel { Rows: 1, Strides.Count: 1 } map } step && map.Columns == before.Output.Size
            && step.Operands.All(operand => operand.Offset == 0))
        {
            return new(step, null, before.Output, before.Output);
        }

        return Convolution(place) is { } link && link.Input == before.Output ? link : null;
    }

    /// <summary>Whether one step writes a buffer and one other reads it.</summary>
    private bool IsBetween(int buffer) => lowered.Buffers[buffer].Place == BufferPlace.Sample
        && lowered.Steps.Count(step => step.Operands.Any(operand => operand.IsBuffer(buffer))) == 2;

    private LengthwiseLink? Convolution(int place)
    {
        if (place >= lowered.Steps.Count || lowered.Steps[place] is not KernelStep { Kernel: ContractionKernel sums } step
            || WeightsOf(step.Operands[1]) is not { } weights || LengthwiseForm.Of(sums, weights.Shape) is not { } form)
        {
            return null;
        }

        var (source, channels) = (lowered.Buffers[step.Operands[0].Index], form.AllChannels);
        return source.Place is BufferPlace.Sample or BufferPlace.UserInput && source is { HaloValue: 0, IsHaloWritten: false }
            && step.Operands[0].Offset % channels == 0 && step.Output.Offset == 0
            ? new(step, form, new Shape(source.Length / channels, channels), new Shape(form.Positions, form.AllFilters))
            : null;
    }

    private ParameterSpec? WeightsOf(Operand weights) => weights.Kind == OperandKind.Parameter
        ? lowered.Parameters[weights.Index]
        : lowered.Prepared[weights.Index / 2] is FoldedSpec { Transposition: null } folded ? lowered.Parameters[folded.Weight] : null;

    /// <summary>The step that transposes the user's input for a link, if that is where its input comes from.</summary>
    private KernelStep? BorderBefore(LengthwiseLink link) => lowered.Steps.OfType<KernelStep>().FirstOrDefault(step =>
        step.Kernel is TransposeKernel && step.Writes(link.Step.Operands[0].Index) && lowered.Buffers[step.Operands[0].Index].Place == BufferPlace.UserInput);

    /// <summary>The step that transposes a link's output for the user, if that is all that becomes of it.</summary>
    private KernelStep? BorderBehind(LengthwiseLink link) => !IsBetween(link.Step.Output.Index)
        ? null
        : lowered.Steps.OfType<KernelStep>().FirstOrDefault(step => step.Kernel is TransposeKernel && step.Reads(link.Step.Output.Index)
            && lowered.Buffers[step.Output.Index].Place == BufferPlace.UserOutput);

    private static LayoutCost EntryCost(LengthwiseLink link, KernelStep? border)
    {
        var transposing = LengthwiseLink.TransposingCost(link.Input);
        return border is null ? new(0, transposing) : new(transposing, link.CopyingCost);
    }

    private static LayoutCost ExitCost(LengthwiseLink link, KernelStep? border)
    {
        var transposing = LengthwiseLink.TransposingCost(link.Output);
        return border is null ? new(0, transposing) : new(transposing, 0);
    }

    private double Share(LengthwiseLink link) => link.Form is not null && ConvolutionForm.Of((ContractionKernel)link.Step.Kernel) is { } form
        ? choice.Choose((ContractionKernel)link.Step.Kernel, form, isTraining: false).Share
        : 1;

    private List<Step> Rewrite(IReadOnlyList<LengthwiseLink> links, IReadOnlyList<bool> isLengthwise, KernelStep? entry, KernelStep? exit)
    {
        var steps = new List<Step>();
        var (input, inputStride) = (default(Operand), 0);
        for (var place = 0; place < links.Count; place++)
        {
            var link = links[place];
            if (!isLengthwise[place])
            {
                steps.Add(link.Step);
                continue;
            }

            var next = place + 1 < links.Count && isLengthwise[place + 1] ? links[place + 1] : null;
            var (output, outputStride, behind) = next is null ? Leave(link, place + 1 == links.Count ? exit : null) : (Rows(next), next.RowStride, null);
            if (place == 0 && entry is not null && LengthwiseEdges.Of(link) is { } edges)
            {
                steps.AddRange(InParts(link, edges, entry.Operands[0], output, outputStride));
            }
            else
            {
                if (place == 0 || !isLengthwise[place - 1])
                    (input, inputStride) = Enter(link, place == 0 ? entry : null, steps);
                steps.Add(WithOperands(link, link.Kernel(inputStride, outputStride), Offset(input, -link.Left), output));
            }

            if (behind is not null)
                steps.Add(behind);
            Note(link);
            (input, inputStride) = (output, outputStride);
        }

        return steps;
    }

    private static KernelStep WithOperands(LengthwiseLink link, Kernel kernel, Operand input, Operand output) => link.Step with
    {
        Kernel = kernel,
        Operands = link.Step.Operands.Skip(1).Take(link.Step.Operands.Count - 2).Prepend(input).Append(output).ToEquatable(),
    };

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

            yield return WithOperands(link, link.Kernel(part.Positions, stride, outputStride), Offset(input, -part.Left), Offset(output, part.FirstPosition));
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

    /// <summary>Takes away a border's transposition that nobody needs any more; says how many steps went from before the present place.</summary>
    private int Drop(KernelStep? border, bool isBehind = false)
    {
        if (border is null || (!isBehind && lowered.Steps.Any(step => step.Reads(border.Output.Index))))
            return 0;
        lowered.Steps.Remove(border);
        return isBehind ? 0 : 1;
    }

    private void Note(LengthwiseLink link)
    {
        if (link.Form is { Taps: > 1 } form && WeightsOf(link.Step.Operands[1]) is { } weights)
        {
            lowered.Algorithms.Add(new(weights.Name.Substring(0, weights.Name.LastIndexOf('.')), LayerPass.Forward, Algorithm.Plain,
                "channels first, with neighbouring positions in a vector, is the cheaper layout by arithmetic", form.Multiplications, form.Multiplications));
        }
    }
}
