using System;

namespace Gen.Support;

/// <summary>What stands before and behind the signal of a queue.</summary>
internal static class StreamPadding
{
    /// <summary>Fills the front, where it mirrors the signal and that has come far enough.</summary>
    public static bool TryFillLeft(StreamQueues queues, int number)
    {
        ref var state = ref queues.State(number);
        var (fill, left) = (queues[number].Fill, state.Left);
        if (state.Held - left < FramesNeeded(fill, left))
            return false;
        for (var frame = 0; frame < left; frame++)
        {
            var source = fill switch { StreamFill.Replicate => left, StreamFill.Reflect => 2 * left - frame, _ => 2 * left - frame - 1 };
            queues.Frames(number, source, 1).CopyTo(queues.Frames(number, frame, 1));
        }

        state.IsPending = false;
        return true;
    }

    /// <summary>The frames that must have come before so many in front of them are known.</summary>
    public static int FramesNeeded(StreamFill fill, int left) => fill switch
    {
        StreamFill.Constant => 0,
        StreamFill.Replicate => 1,
        StreamFill.Reflect => left + 1,
        _ => left,
    };

    /// <summary>The padding behind a signal that has ended.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="left">The padding in front of its signal.</param>
    /// <param name="held">The frames that the queue holds.</param>
    public static int Right(StreamQueue queue, int left, int held)
    {
        if (!queue.IsSame)
            return queue.Right;
        // As many windows as the signal has strides, the last of them begun: those that are due have not been taken.
        var due = (held - left + queue.Stride - 1) / queue.Stride;
        return held <= left ? 0 : Math.Max((due - 1) * queue.Stride + queue.Extent - held, 0);
    }

    /// <summary>Writes some frames behind a signal that has ended.</summary>
    public static void AppendRight(StreamQueues queues, int number, int frames)
    {
        var fill = queues[number].Fill;
        queues.Room(number, frames);
        ref var state = ref queues.State(number);
        var end = state.End;
        for (var frame = 0; frame < frames && fill != StreamFill.Constant; frame++)
        {
            var source = fill switch { StreamFill.Replicate => end - 1, StreamFill.Reflect => end - 2 - frame, _ => end - 1 - frame };
            queues.Frames(number, Math.Max(source, 0), 1).CopyTo(queues.Frames(number, end + frame, 1));
        }

        if (fill == StreamFill.Constant)
            queues.Frames(number, end, frames).Fill(queues[number].Value);
        queues.Append(number, frames);
        state.Behind += frames;
    }
}
