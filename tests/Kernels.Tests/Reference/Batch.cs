using System;

namespace Gen.Tests.Reference;

/// <summary>Between a caller's flat buffer and the samples that the layers work on, <c>[Length, Channels]</c> each.</summary>
public static class Batch
{
    /// <summary>Cuts a buffer into samples.</summary>
    /// <exception cref="ArgumentException">The buffer does not hold a whole number of samples, at least one.</exception>
    public static double[][] Split(double[] buffer, Shape shape, DataLayout layout)
    {
        if (buffer.Length == 0 || buffer.Length % shape.Size != 0)
            throw new ArgumentException($"{buffer.Length} values are no whole number of samples of {shape}.", nameof(buffer));
        var samples = new double[buffer.Length / shape.Size][];
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = new double[shape.Size];
            for (var i = 0; i < shape.Size; i++)
                samples[n][i] = buffer[n * shape.Size + Place(i, shape, layout)];
        }

        return samples;
    }

    /// <summary>Puts samples one after the other.</summary>
    public static double[] Join(double[][] samples, Shape shape, DataLayout layout)
    {
        var buffer = new double[samples.Length * shape.Size];
        for (var n = 0; n < samples.Length; n++)
        {
            for (var i = 0; i < shape.Size; i++)
                buffer[n * shape.Size + Place(i, shape, layout)] = samples[n][i];
        }

        return buffer;
    }

    private static int Place(int index, Shape shape, DataLayout layout)
    {
        var (step, channel) = (index / shape.Channels, index % shape.Channels);
        return layout == DataLayout.ChannelsLast ? index : channel * shape.Length + step;
    }
}
