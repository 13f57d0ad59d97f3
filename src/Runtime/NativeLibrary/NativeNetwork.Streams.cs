using System;

namespace Gen.Support;

public sealed partial class NativeNetwork
{
    /// <summary>The steps that come of a signal.</summary>
    /// <param name="steps">The signal's steps.</param>
    /// <param name="outputSteps">Where their number goes.</param>
    /// <returns>The status.</returns>
    public int SequenceOutputLength(nuint steps, nint outputSteps)
    {
        try
        {
            CallerMemory.Result<nuint>(outputSteps, nameof(outputSteps)) = (nuint)Sequences.OutputLength(Graph!, CallerMemory.Count(steps, "signal"));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Predicts a signal of any length.</summary>
    /// <param name="network">The handle.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="signalCount">Its values.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="outputCount">The values that there is room for.</param>
    /// <param name="outputSteps">Where the number of steps goes that were written.</param>
    /// <returns>The status.</returns>
    public int PredictSequence(nint network, nint signal, nuint signalCount, nint outputs, nuint outputCount, nint outputSteps)
    {
        try
        {
            ref var written = ref CallerMemory.Result<nuint>(outputSteps, nameof(outputSteps));
            written = 0;
            written = (nuint)Sequences.Predict(Find(network).Engine, Graph!, IsChannelsFirst, CallerMemory.Read<float>(signal, signalCount, nameof(signal)),
                CallerMemory.Write<float>(outputs, outputCount, nameof(outputs)));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Makes a stream of a network.</summary>
    /// <param name="network">The network's handle.</param>
    /// <param name="stream">Where the stream's handle goes; null's number if nothing was made.</param>
    /// <returns>The status.</returns>
    public int StreamCreate(nint network, nint stream)
    {
        try
        {
            ref var handle = ref CallerMemory.Result<nint>(stream, nameof(stream));
            handle = 0;
            handle = NativeHandles.Add(new MadeStream(this, Find(network).Engine));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>How many frames the next push would write.</summary>
    /// <param name="stream">The handle.</param>
    /// <param name="frames">The frames that it would take.</param>
    /// <param name="outputFrames">Where their number goes.</param>
    /// <returns>The status.</returns>
    public int StreamOutputsFor(nint stream, nuint frames, nint outputFrames)
    {
        try
        {
            var count = Find<MadeStream>(stream).Stream.OutputsFor(CallerMemory.Count(frames, nameof(frames)));
            CallerMemory.Result<nuint>(outputFrames, nameof(outputFrames)) = (nuint)count;
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>How many frames a flush would write.</summary>
    /// <param name="stream">The handle.</param>
    /// <param name="outputFrames">Where their number goes.</param>
    /// <returns>The status.</returns>
    public int StreamOutputsAtFlush(nint stream, nint outputFrames)
    {
        try
        {
            CallerMemory.Result<nuint>(outputFrames, nameof(outputFrames)) = (nuint)Find<MadeStream>(stream).Stream.OutputsAtFlush;
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Takes frames and writes the outputs that follow from them.</summary>
    /// <param name="stream">The handle.</param>
    /// <param name="frames">The frames.</param>
    /// <param name="frameCount">Their values.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="outputCount">The values that there is room for.</param>
    /// <param name="outputFrames">Where the number of frames goes that were written.</param>
    /// <returns>The status.</returns>
    public int StreamPush(nint stream, nint frames, nuint frameCount, nint outputs, nuint outputCount, nint outputFrames)
    {
        try
        {
            ref var written = ref CallerMemory.Result<nuint>(outputFrames, nameof(outputFrames));
            written = 0;
            written = (nuint)Find<MadeStream>(stream).Stream.Push(CallerMemory.Read<float>(frames, frameCount, nameof(frames)),
                CallerMemory.Write<float>(outputs, outputCount, nameof(outputs)));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Ends the signal and writes the outputs that looked beyond its end.</summary>
    /// <param name="stream">The handle.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="outputCount">The values that there is room for.</param>
    /// <param name="outputFrames">Where the number of frames goes that were written.</param>
    /// <returns>The status.</returns>
    public int StreamFlush(nint stream, nint outputs, nuint outputCount, nint outputFrames)
    {
        try
        {
            ref var written = ref CallerMemory.Result<nuint>(outputFrames, nameof(outputFrames));
            written = 0;
            written = (nuint)Find<MadeStream>(stream).Stream.Flush(CallerMemory.Write<float>(outputs, outputCount, nameof(outputs)));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Takes a stream's handle back; nothing happens for null.</summary>
    /// <param name="stream">The handle.</param>
    /// <returns>The status.</returns>
    public int StreamDestroy(nint stream) => Destroy<MadeStream>(stream);

    /// <summary>What a handle of a stream stands for.</summary>
    private sealed class MadeStream(NativeNetwork owner, NetworkEngine engine) : Made(owner, engine)
    {
        public NativeStream Stream { get; } = new(engine, owner.Graph!);
    }

    private sealed class NativeStream(NetworkEngine engine, StreamGraph graph) : NetworkStream(engine, graph);
}
