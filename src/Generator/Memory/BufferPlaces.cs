using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;

namespace Gen.Generator.Memory;

/// <summary>Where buffers lie: in the memory of each sample, or in that of the batch, where those of all samples are behind the batch's own.</summary>
internal sealed class BufferPlaces
{
    private readonly LoweredProgram _lowered;
    private readonly Dictionary<int, int> _starts = [];
    private readonly BufferLife[] _lives;

    public BufferPlaces(LoweredProgram lowered)
    {
        _lowered = lowered;
        _lives = Lives();
        var ofBatch = Place(0, Used(BufferPlace.Batch), _ => BufferLife.Always);
        BatchSize = Place(ofBatch, Used(BufferPlace.Shared), number => _lives[number]);
        SampleSize = Place(0, Used(BufferPlace.Sample), number => _lives[number]);
        KeptSize = Place(0, Used(BufferPlace.Kept), _ => BufferLife.Always);
    }

    /// <summary>The floats of scratch for each sample.</summary>
    public int SampleSize { get; }

    /// <summary>The floats of scratch for the batch.</summary>
    public int BatchSize { get; }

    /// <summary>The floats that a stream keeps.</summary>
    public int KeptSize { get; }

    /// <summary>A buffer's place.</summary>
    public PlacedBuffer Of(int number) =>
        new(_lowered.Buffers[number], _starts.TryGetValue(number, out var start) ? start : 0, _lives[number].IsUsed);

    private List<int> Used(BufferPlace place) =>
        [.. Enumerable.Range(0, _lowered.Buffers.Count).Where(number => _lowered.Buffers[number].Place == place && _lives[number].IsUsed)];

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

    /// <summary>The lives of all buffers, found in one walk over the steps.</summary>
    private BufferLife[] Lives()
    {
        var uses = new BufferLife[_lowered.Buffers.Count];
        for (var number = 0; number < uses.Length; number++)
            uses[number] = BufferLife.None;
        for (var place = 0; place < _lowered.Steps.Count; place++)
        {
            foreach (var operand in _lowered.Steps[place].Operands)
            {
                if (operand.Kind == OperandKind.Buffer)
                    uses[operand.Index] = new(Math.Min(uses[operand.Index].First, place), place);
            }
        }

        return Array.ConvertAll(uses, LifeOf);
    }

    /// <summary>
    /// From the first step that uses a buffer to the last. What a forward pass leaves for the backward one lives on behind the end: a caller may go back
    /// several times.
    /// </summary>
    private BufferLife LifeOf(BufferLife uses)
    {
        if (!uses.IsUsed)
            return BufferLife.None;
        var isKept = _lowered.Steps[uses.First].Phase == Phase.Forward && _lowered.Steps[uses.Last].Phase != Phase.Forward;
        return new(Turn(uses.First, -1), isKept ? int.MaxValue : Turn(uses.Last, 1));
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
