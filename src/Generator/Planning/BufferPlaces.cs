using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>
/// Where buffers lie. Two whose lives do not meet may lie in the same place, which keeps a deep network's scratch in the near caches. A halo that is
/// filled once must never be overwritten, so a buffer with one shares its place only with its like.
/// </summary>
internal sealed class BufferPlaces
{
    /// <summary>Kernels may read a vector beyond a row's end, so there must be memory there.</summary>
    private const int Slack = 16;

    private readonly Lowered _lowered;
    private readonly List<(int Number, Life Life, int Start, int End)> _placed = [];
    private readonly Dictionary<int, int> _starts = [];
    private readonly int _batchSize;

    public BufferPlaces(Lowered lowered)
    {
        _lowered = lowered;
        var lives = Enumerable.Range(0, lowered.Buffers.Count).Select(LifeOf).ToArray();
        var used = Enumerable.Range(0, lowered.Buffers.Count).Where(number => lives[number].IsUsed).ToList();
        foreach (var number in used.Where(number => lowered.Buffers[number].Place == BufferPlace.Batch))
        {
            _starts[number] = _batchSize;
            _batchSize = RoundUp(checked(_batchSize + lowered.Buffers[number].Length + Slack));
        }

        var samples = used.Where(number => lowered.Buffers[number].Place == BufferPlace.Sample).ToList();
        // Those with standing halos first, at the front, so that no other ever lies over a halo.
        foreach (var number in samples.Where(HasStandingHalo))
            Place(number, lives[number]);
        var front = SampleSize;
        foreach (var number in samples.Where(number => !HasStandingHalo(number)).OrderByDescending(number => lowered.Buffers[number].Length))
            Place(number, lives[number], front);
    }

    /// <summary>The floats of scratch for each sample.</summary>
    public int SampleSize { get; private set; }

    /// <summary>The floats of scratch for the batch.</summary>
    public int BatchSize => _batchSize;

    /// <summary>A buffer's place.</summary>
    public PlacedBuffer Of(int number) =>
        new(_lowered.Buffers[number], _starts.TryGetValue(number, out var start) ? start : 0, LifeOf(number).IsUsed);

    private bool HasStandingHalo(int number) => _lowered.Buffers[number] is { HasHalo: true, IsHaloWritten: false };

    /// <summary>
    /// From the first step that uses a buffer to the last. What a forward pass leaves for the backward one lives on behind the end: a caller may go back
    /// several times.
    /// </summary>
    private Life LifeOf(int number)
    {
        var steps = _lowered.Steps.Select((step, place) => (step, place)).Where(item => item.step.Operands.Any(operand => operand.IsBuffer(number))).ToList();
        if (steps.Count == 0)
            return Life.None;
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

    /// <summary>At the lowest place that is free for the buffer's whole life; the signal itself (not its halo) on a 64-byte line.</summary>
    private void Place(int number, Life life, int front = 0)
    {
        var buffer = _lowered.Buffers[number];
        var start = RoundUp(checked(front + buffer.HaloLeft));
        while (Blocker(number, life, start) is { } blocker)
            start = RoundUp(checked(blocker + buffer.HaloLeft));
        var end = RoundUp(checked(start + buffer.Length + buffer.HaloRight + Slack));
        _placed.Add((number, life, start, end));
        _starts[number] = start;
        SampleSize = Math.Max(SampleSize, end);
    }

    /// <summary>The end of a buffer that is in the way, or none.</summary>
    private int? Blocker(int number, Life life, int start)
    {
        var buffer = _lowered.Buffers[number];
        var (first, end) = (start - buffer.HaloLeft, start + buffer.Length + buffer.HaloRight + Slack);
        foreach (var other in _placed)
        {
            var meets = first < other.End && other.Start - _lowered.Buffers[other.Number].HaloLeft < end;
            if (meets && !(other.Life.IsApart(life) && (!HasStandingHalo(number) || IsLike(number, other.Number, start == other.Start))))
                return other.End;
        }

        return null;
    }

    private bool IsLike(int number, int other, bool sameStart) =>
        sameStart && _lowered.Buffers[number] with { Name = "" } == _lowered.Buffers[other] with { Name = "" };

    private static int RoundUp(int floats) => checked(floats + 15) / 16 * 16;

    /// <summary>The steps from a buffer's first use to its last.</summary>
    private readonly record struct Life(int First, int Last)
    {
        public static readonly Life None = new(int.MaxValue, -1);

        public bool IsUsed => Last >= First;

        /// <summary>Whether one has ended before the other begins; a step may not write where it reads.</summary>
        public bool IsApart(Life other) => Last < other.First || other.Last < First;
    }
}
