using System;

namespace Gen;

/// <summary>
/// A network on a signal that comes a frame at a time, for ever. Pushing a signal in any chunks, and flushing, gives what <see cref="INetwork.Predict"/> gives for a
/// network of the signal's length; behind a global pool, each frame gives the value so far. One thread at a time may use a stream; many streams may share a network.
/// </summary>
public interface INetworkStream
{
    /// <summary>The values of a frame that goes in.</summary>
    int InputChannels { get; }

    /// <summary>The values of a frame that comes out.</summary>
    int OutputChannels { get; }

    /// <summary>The frames that <see cref="Flush"/> would write: the room that its outputs must have.</summary>
    int OutputsAtFlush { get; }

    /// <summary>The floats of <see cref="SaveState"/>.</summary>
    int StateSize { get; }

    /// <summary>Takes frames, and writes the outputs that follow from them. Allocates nothing.</summary>
    /// <param name="frames">Any whole number of frames of <see cref="InputChannels"/> values, none included.</param>
    /// <param name="outputs">Room for <see cref="OutputsFor"/> frames of <see cref="OutputChannels"/> values, or more.</param>
    /// <returns>The frames that were written.</returns>
    /// <exception cref="ArgumentException">There is no whole number of frames, the room is too small, or both overlap. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the stream. Nothing has changed.</exception>
    int Push(ReadOnlySpan<float> frames, Span<float> outputs);

    /// <summary>How many frames the next <see cref="Push"/> would write.</summary>
    /// <param name="frames">The frames that it would take.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frames"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the stream.</exception>
    int OutputsFor(int frames);

    /// <summary>Ends the signal and writes the outputs that looked beyond its end. Afterwards the stream is as new.</summary>
    /// <param name="outputs">Room for <see cref="OutputsAtFlush"/> frames of <see cref="OutputChannels"/> values, or more.</param>
    /// <returns>The frames that were written.</returns>
    /// <exception cref="ArgumentException">The room is too small. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the stream. Nothing has changed.</exception>
    int Flush(Span<float> outputs);

    /// <summary>Does what of the next frame's work can be done before it comes; <see cref="Push"/> does it otherwise.</summary>
    /// <exception cref="InvalidOperationException">Another thread uses the stream.</exception>
    void Prepare();

    /// <summary>Forgets the signal: the stream is as new.</summary>
    /// <exception cref="InvalidOperationException">Another thread uses the stream.</exception>
    void Reset();

    /// <summary>Writes what the stream remembers, for this stream later or another of the same network.</summary>
    /// <param name="state">Exactly <see cref="StateSize"/> values.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the stream.</exception>
    void SaveState(Span<float> state);

    /// <summary>Goes on from where a stream of the same network was.</summary>
    /// <param name="state">What <see cref="SaveState"/> wrote.</param>
    /// <exception cref="ArgumentException">The length is another, or it is no state of such a stream. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the stream. Nothing has changed.</exception>
    void LoadState(ReadOnlySpan<float> state);
}
