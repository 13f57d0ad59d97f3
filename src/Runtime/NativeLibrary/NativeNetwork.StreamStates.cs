using System;

namespace Gen.Support;

public sealed partial class NativeNetwork
{
    /// <summary>Does what of the next frame's work can be done before it comes.</summary>
    /// <param name="stream">The handle.</param>
    /// <returns>The status.</returns>
    public int StreamPrepare(nint stream)
    {
        try
        {
            Find<MadeStream>(stream).Stream.Prepare();
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Forgets the signal.</summary>
    /// <param name="stream">The handle.</param>
    /// <returns>The status.</returns>
    public int StreamReset(nint stream)
    {
        try
        {
            Find<MadeStream>(stream).Stream.Reset();
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>The values of a stream's state.</summary>
    /// <param name="stream">The handle.</param>
    /// <param name="stateCount">Where their number goes.</param>
    /// <returns>The status.</returns>
    public int StreamStateSize(nint stream, nint stateCount)
    {
        try
        {
            CallerMemory.Result<nuint>(stateCount, nameof(stateCount)) = (nuint)Find<MadeStream>(stream).Stream.StateSize;
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Writes what a stream remembers.</summary>
    /// <param name="stream">The handle.</param>
    /// <param name="state">Where to.</param>
    /// <param name="stateCount">The values of the state.</param>
    /// <returns>The status.</returns>
    public int StreamSaveState(nint stream, nint state, nuint stateCount)
    {
        try
        {
            Find<MadeStream>(stream).Stream.SaveState(CallerMemory.Write<float>(state, stateCount, nameof(state)));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Goes on from where a stream of the same network was.</summary>
    /// <param name="stream">The handle.</param>
    /// <param name="state">What was saved.</param>
    /// <param name="stateCount">The values of the state.</param>
    /// <returns>The status.</returns>
    public int StreamLoadState(nint stream, nint state, nuint stateCount)
    {
        try
        {
            Find<MadeStream>(stream).Stream.LoadState(CallerMemory.Read<float>(state, stateCount, nameof(state)));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }
}
