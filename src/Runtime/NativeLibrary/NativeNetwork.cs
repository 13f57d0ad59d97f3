using System;
using System.Diagnostics.CodeAnalysis;

namespace Gen.Support;

/// <summary>Gives the weights that are part of the assembly.</summary>
/// <returns>The file; empty where there is none.</returns>
public delegate ReadOnlySpan<byte> EmbeddedWeightsFile();

/// <summary>
/// A network as functions of a C library: pointers are numbers, sizes are checked, and what goes wrong is a status and a text. No exception leaves a method.
/// For generated code.
/// </summary>
/// <param name="name">What the network is called in C.</param>
/// <param name="create">Makes one.</param>
[SuppressMessage("Design", "CA1031", Justification = "An exception that came to C would end its process.")]
public sealed partial class NativeNetwork(string name, Func<NetworkEngine> create)
{
    /// <summary>The network as a stream, if it can be one.</summary>
    public StreamGraph? Graph { get; init; }

    /// <summary>Whether signals hold one channel behind the other.</summary>
    public bool IsChannelsFirst { get; init; }

    /// <summary>The weights of the assembly, if the network names any.</summary>
    public EmbeddedWeightsFile? Weights { get; init; }

    /// <summary>Makes a network.</summary>
    /// <param name="weights">A safetensors file in memory; null for the assembly's own weights.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="network">Where the handle goes; null's number if nothing was made.</param>
    /// <returns>The status.</returns>
    public int Create(nint weights, nuint bytes, nint network)
    {
        try
        {
            ref var handle = ref CallerMemory.Result<nint>(network, nameof(network));
            handle = 0;
            var file = CallerMemory.Read<byte>(weights, bytes, nameof(weights));
            if (weights == 0)
                file = Weights is { } own ? own() : default;
            if (weights == 0 && file.IsEmpty)
                throw new NativeException(NativeStatus.Weights, $"{name} has no weights of its own; expected those of a safetensors file.");
            var engine = create();
            WeightsFile.Load(file, engine.Parameters);
            engine.Prepared(out _);
            handle = NativeHandles.Add(new Made(this, engine));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Exchanges the weights, all of them or none. Other threads may predict meanwhile.</summary>
    /// <param name="network">The handle.</param>
    /// <param name="weights">A safetensors file in memory.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The status.</returns>
    public int Load(nint network, nint weights, nuint bytes)
    {
        try
        {
            var engine = Find(network).Engine;
            if (weights == 0)
                throw new NativeException(NativeStatus.Null, "weights is null; expected a safetensors file.");
            WeightsFile.Load(CallerMemory.Read<byte>(weights, bytes, nameof(weights)), engine.Parameters);
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Predicts n samples.</summary>
    /// <param name="network">The handle.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="inputCount">n times the values of an input.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="outputCount">n times the values of an output.</param>
    /// <returns>The status.</returns>
    public int Predict(nint network, nint inputs, nuint inputCount, nint outputs, nuint outputCount)
    {
        try
        {
            Find(network).Engine.Predict(CallerMemory.Read<float>(inputs, inputCount, nameof(inputs)), CallerMemory.Write<float>(outputs, outputCount, nameof(outputs)));
            return (int)NativeStatus.Ok;
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    /// <summary>Takes a network's handle back; nothing happens for null. Its streams live on.</summary>
    /// <param name="network">The handle.</param>
    /// <returns>The status.</returns>
    public int Destroy(nint network) => Destroy<Made>(network);

    private int Destroy<T>(nint handle)
        where T : Made
    {
        try
        {
            if (handle == 0)
                return (int)NativeStatus.Ok;
            Find<T>(handle);
            // Another thread may have been faster.
            return NativeHandles.Remove(handle) ? (int)NativeStatus.Ok : throw NoHandle<T>(handle);
        }
        catch (Exception problem)
        {
            return NativeError.Of(problem);
        }
    }

    private Made Find(nint network) => Find<Made>(network);

    private T Find<T>(nint handle)
        where T : Made
    {
        if (handle == 0)
            throw new NativeException(NativeStatus.Null, $"{KindOf<T>()} is null; expected what {name}_{(typeof(T) == typeof(Made) ? "" : "stream_")}create gave.");
        return NativeHandles.Find(handle) is T made && made.GetType() == typeof(T) && ReferenceEquals(made.Owner, this) ? made : throw NoHandle<T>(handle);
    }

    private NativeException NoHandle<T>(nint handle) =>
        new(NativeStatus.Handle, $"{KindOf<T>()} is 0x{handle:x}, which is no {KindOf<T>()} of {name}, or was destroyed.");

    private static string KindOf<T>() => typeof(T) == typeof(Made) ? "network" : "stream";

    /// <summary>What a handle of a network stands for.</summary>
    private class Made(NativeNetwork owner, NetworkEngine engine)
    {
        public NativeNetwork Owner => owner;

        public NetworkEngine Engine => engine;
    }
}
