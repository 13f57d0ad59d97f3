using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>Where buffers lie: in the memory of each sample, or in that of the batch, where those of all samples are behind the batch's own.</summary>
internal sealed class BufferPlaces
{
    private readonly Lowered _lowered;
    private readonly Dictionary<int, int> _starts = [];

    public BufferPlaces(Lowered lowered)
    {
        _lowered = lowered;
        var ofBatch = Place(0, Used(BufferPlace.Batch), _ => BufferLife.Always);
        BatchSize = Place(ofBatch, Used(BufferPlace.Shared), LifeOf);
        SampleSize = Place(0, Used(BufferPlace.Sample), LifeOf);
    }

    /// <summary>The floats of scratch for each sample.</summary>
    public int SampleSize { get; }

    /// <summary>The floats of scratch for the batch.</summary>
    public int BatchSize { get; }

    /// <summary>A buffer's place.</summary>
    public PlacedBuffer Of(int number) =>
        new(_lowered.Buffers[number], _starts.TryGetValue(number, out var start) ? start : 0, LifeOf(number).IsUsed);

    private List<int> Used(BufferPlace place) =>
        [.. Enumerable.Range(0, _lowered.Buffers.Count).Where(number => _lowered.Buffers[number].Place == place && LifeOf(number).IsUsed)];

    /// <summary>Places buffers behind what is taken; says where the last one ends.</summary>
    private int Place(int taken, List<int> numbers, Func<int, BufferLife> lifeOf)
    {
        var area = new BufferArea(_lowered, taken);
        // Those with standing halos first, at the front, so that no other ever lies over a halo.
        foreach (var number in numbers.Where(area.HasStandingHalo))
            _starts[number] = area.Place(number, lifeOf(number), taken);
        var front = area.Size;
        foreach (var number in numbers.Where(number => !area.HasStandingHalo(number)).OrderByDescending(number => _lowered.Buffers[number].Length))
            _starts[number] = area.Place(number, lifeOf(number), front);
        return area.Size;
    }

    /// <summary>
    /// From the first step that uses a buffer to the last. What a forward pass leaves for the backward one lives on behind the end: a caller may go back
    /// several times.
    /// </summary>
    private BufferLife LifeOf(int number)
    {
        var steps = _lowered.Steps.Select((step, place) => (step, place)).Where(item => item.step.Operands.Any(operand => operand.IsBuffer(number))).ToList();
        if (steps.Count == 0)
            return BufferLife.None;
        var isKept = steps[0].step.Phase == Phase.Forward && steps[steps.Count - 1].step.Phase != Phase.Forward;
        return new(Turn(steps[0].place, -1), isKept ? int.MaxValue : Turn(steps[steps.Count - 1].place, 1));
    }

    /// <summary>The last step in a direction that is in the same loop: what a turn's last step writes must not lie on what the next turn's first one reads.</summary>
    private int Turn(int place, int direction)
    {
        var loop = LoopAt(place);
        while (loop is not null && LoopAt(place + direction) == loop)
            place += direction;
        return place;
    }

    private StepLoop? LoopAt(int place) => (_lowered.Steps.ElementAtOrDefault(place) as KernelStep)?.Loop;

}
