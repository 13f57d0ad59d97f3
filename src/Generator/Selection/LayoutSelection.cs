using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Cost;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;

namespace Gen.Generator.Selection;

/// <summary>
/// In inference, does convolutions channels first, with neighbouring positions in a vector, where that is cheaper: few or ragged filters leave lanes idle
/// otherwise, and a user's signal that is channels first need not be transposed.
/// </summary>
/// <param name="lowered">The pass.</param>
/// <param name="context">What the other layout may use, and the greatest share of the usual layout's cost at which that is left.</param>
internal sealed class LayoutSelection(LoweredProgram lowered, PassContext context)
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("select layouts", [Fact.StepsFused], Fact.LayoutsSelected, static (lowered, context) => new LayoutSelection(lowered, context).Apply())
    {
        Precedes = [Fact.AlgorithmsSelected, Fact.PoolsFused],
    };

    private void Apply()
    {
        for (var place = 0; place < lowered.Steps.Count; place++)
        {
            var links = LinksFrom(place);
            if (links.Count == 0)
                continue;
            var borders = new ChainBorders(BorderBefore(links[0]), BorderBehind(links[links.Count - 1]), CopyBefore(place, links[0]));
            var isChannelsFirst = new LayoutChain(links, EntryCost(links[0], borders.Entry), ExitCost(links[links.Count - 1], borders.Exit)).Choose(MostCost(borders), Share);
            var steps = new ChannelsFirstSteps(lowered).Of(links, isChannelsFirst, borders);
            for (var link = 0; link < links.Count; link++)
                Note(isChannelsFirst[link] ? links[link] : null);
            lowered.Steps.RemoveRange(place, links.Count + links.Count(link => link.Pool is not null));
            lowered.Steps.InsertRange(place, steps);
            place += steps.Count - 1;
            place -= Drop(borders.Copy) + Drop(isChannelsFirst[0] ? borders.Entry : null) + Drop(isChannelsFirst[links.Count - 1] ? borders.Exit : null, isBehind: true);
        }
    }

    /// <summary>The longest run of steps each of which reads nothing but what the one before it wrote for it alone.</summary>
    private List<ChannelsFirstLink> LinksFrom(int place)
    {
        var links = new List<ChannelsFirstLink>();
        if (Convolution(place) is not { } first)
            return links;
        for (var link = first; link is not null; link = Next(++place, link))
            links.Add(link);
        if (PoolBehind(place, links[links.Count - 1]) is { } pool)
            links[links.Count - 1] = links[links.Count - 1] with { Pool = pool };
        return links;
    }

    /// <summary>The pool of all that a convolution writes, if nothing else reads it.</summary>
    private KernelStep? PoolBehind(int place, ChannelsFirstLink link) =>
        link.Form is not null && lowered.Steps.ElementAtOrDefault(place) is KernelStep { Kernel: PoolKernel { IsWhole: true, IsBackward: false } } step
        && step.Operands[0] == link.Step.Output && lowered.IsBetween(link.Step.Output.Index)
            ? step
            : null;

    private ChannelsFirstLink? Next(int place, ChannelsFirstLink before)
    {
        var signal = before.Step.Output;
        if (place >= lowered.Steps.Count || lowered.Steps[place].Operands[0].Index != signal.Index || !lowered.IsBetween(signal.Index))
            return null;
        if (lowered.Steps[place] is KernelStep { Kernel: MapKernel { Rows: 1, Strides.Count: 1 } map } step && map.Columns == before.Output.Size
            && step.Operands.All(operand => operand.Offset == 0))
        {
            return new(step, null, before.Output, before.Output);
        }

        return Convolution(place) is { } link && link.Input == before.Output ? link : null;
    }

    private ChannelsFirstLink? Convolution(int place)
    {
        if (place >= lowered.Steps.Count || lowered.Steps[place] is not KernelStep { Kernel: ContractionKernel sums } step
            || WeightsOf(step.Operands[1]) is not { } weights || ChannelsFirstForm.Of(sums, weights.Shape) is not { } form)
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

    /// <summary>The step that gives the user's input room around it for a link alone.</summary>
    private KernelStep? CopyBefore(int place, ChannelsFirstLink link) => InputCopy.Of(lowered, place - 1) is { } copy && copy.Reader == link.Step ? copy.Step : null;

    /// <summary>The step that transposes the user's input for a link, if that is where its input comes from.</summary>
    private KernelStep? BorderBefore(ChannelsFirstLink link) => lowered.Steps.OfType<KernelStep>().FirstOrDefault(step =>
        step.Kernel is TransposeKernel && step.Writes(link.Step.Operands[0].Index) && lowered.Buffers[step.Operands[0].Index].Place == BufferPlace.UserInput);

    /// <summary>The step that transposes a link's output for the user, if that is all that becomes of it.</summary>
    private KernelStep? BorderBehind(ChannelsFirstLink link) => !lowered.IsBetween(link.Step.Output.Index)
        ? null
        : lowered.Steps.OfType<KernelStep>().FirstOrDefault(step => step.Kernel is TransposeKernel && step.Reads(link.Step.Output.Index)
            && lowered.Buffers[step.Output.Index].Place == BufferPlace.UserOutput);

    private static LayoutCost EntryCost(ChannelsFirstLink link, KernelStep? border) => border is null
        ? new(InstructionSetCosts.None, ChannelsFirstLink.IntoRowsCost(link.Input))
        : new(ChannelsFirstLink.TransposingCost(link.Input), link.CopyingCost);

    private static LayoutCost ExitCost(ChannelsFirstLink link, KernelStep? border)
    {
        if (link.Pool is not null)
            return new(InstructionSetCosts.None, InstructionSetCosts.None);
        return border is null ? new(InstructionSetCosts.None, ChannelsFirstLink.FromRowsCost(link.Output)) : new(ChannelsFirstLink.TransposingCost(link.Output), InstructionSetCosts.None);
    }

    /// <summary>The user's signals have no usual layout to be left where they are channels first on both sides.</summary>
    private double MostCost(ChainBorders borders) => context.Options.MostLayoutCost is > 0 and var most && borders is { Entry: not null, Exit: not null }
        ? Math.Max(most, 1)
        : context.Options.MostLayoutCost;

    private double Share(ChannelsFirstLink link) => link.Form is null ? 1 : AlgorithmChoice.Of(link.Step, isTraining: false, context)?.Share ?? 1;

    /// <summary>Takes away a border's step whose output nobody needs any more; says how many steps went from before the present place.</summary>
    private int Drop(KernelStep? border, bool isBehind = false)
    {
        if (border is null || (!isBehind && lowered.Steps.Any(step => step.Reads(border.Output.Index))))
            return 0;
        lowered.Steps.Remove(border);
        return isBehind ? 0 : 1;
    }

    private void Note(ChannelsFirstLink? link)
    {
        if (link?.Form is { Taps: > 1 } form && WeightsOf(link.Step.Operands[1]) is { } weights)
        {
            lowered.Algorithms.Add(new(weights.Name.Substring(0, weights.Name.LastIndexOf('.')), LayerPass.Forward, Algorithm.Plain,
                "channels first, with neighbouring positions in a vector, is the cheaper layout by arithmetic", form.Multiplications, form.Multiplications));
        }
    }
}
