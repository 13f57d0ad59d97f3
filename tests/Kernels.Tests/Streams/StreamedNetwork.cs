using System;
using System.Linq;
using System.Reflection;

namespace Gen.Tests.Streams;

/// <summary>The members of a compiled network that have to do with streams.</summary>
/// <param name="network">The network.</param>
public sealed class StreamedNetwork(INetwork network)
{
    private readonly PredictOne _predict = network.GetType().GetMethod("PredictSequence")!.CreateDelegate<PredictOne>(network);

    private delegate int PredictOne(ReadOnlySpan<float> signal, Span<float> outputs);

    /// <summary>The network.</summary>
    public INetwork Network => network;

    /// <summary>The least steps of a sequence.</summary>
    public int MinSequenceLength => (int)network.GetType().GetField("MinSequenceLength")!.GetRawConstantValue()!;

    /// <summary>Whether the network has streams.</summary>
    public static bool HasStreams(Type network) => network.GetMethod("CreateStream") is not null;

    /// <summary>A new stream.</summary>
    public INetworkStream CreateStream() => (INetworkStream)network.GetType().GetMethod("CreateStream")!.Invoke(network, null)!;

    /// <summary>The steps of a sequence's output; none where a layer gets too few, or branches differ.</summary>
    public int OutputLength(int steps)
    {
        try
        {
            return (int)network.GetType().GetMethod("SequenceOutputLength")!.Invoke(null, [steps])!;
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentOutOfRangeException)
        {
            return 0;
        }
    }

    /// <summary>Predicts a sequence, in the network's layout.</summary>
    public int PredictSequence(ReadOnlySpan<float> signal, Span<float> outputs) => _predict(signal, outputs);

    /// <summary>What the network predicts of one sample, as frames.</summary>
    public float[] Predict(float[] frames)
    {
        var outputs = new float[network.OutputSize];
        network.Predict(network.Layout == DataLayout.ChannelsLast ? frames : Turned(frames, network.InputLength), outputs);
        return network.Layout == DataLayout.ChannelsLast ? outputs : Turned(outputs, network.OutputChannels);
    }

    /// <summary>Rows as columns.</summary>
    public static float[] Turned(float[] values, int rows)
    {
        var columns = values.Length / rows;
        return [.. Enumerable.Range(0, values.Length).Select(place => values[place % rows * columns + place / rows])];
    }
}
