using System;
using System.IO;

namespace SpliceJunctions;

/// <summary>The way of a trained network through a file.</summary>
internal static class SavedNetwork
{
    /// <summary>Saves a network and loads the file into a fresh one with other initial weights.</summary>
    public static SpliceNetwork RoundTrip(SpliceNetwork trained, int seed, string path)
    {
        trained.Save(path);
        var loaded = new SpliceNetwork(unchecked(seed + 1));
        loaded.Load(path);
        return loaded;
    }

    /// <exception cref="InvalidDataException">A bit of an output differs.</exception>
    public static void RequireEqual(SpliceNetwork trained, SpliceData data, ReadOnlySpan<float> loadedOutputs)
    {
        var outputs = new float[loadedOutputs.Length];
        trained.Predict(data.Samples.Inputs.Span, outputs);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(outputs[i]) != BitConverter.SingleToInt32Bits(loadedOutputs[i]))
                throw new InvalidDataException(FormattableString.Invariant($"Output {i} was {outputs[i]:R} before saving and is {loadedOutputs[i]:R} after loading."));
        }
    }
}
