using System;
using System.Collections.Generic;
using System.Globalization;

namespace Gen;

/// <summary>What a network that begins with <see cref="NormalizeAttribute"/> learns from data at once.</summary>
public static class NetworkNormalization
{
    private const string Mean = ".mean";
    private const string Deviation = ".deviation";

    /// <summary>
    /// Measures the mean and the deviation (of the whole population) of each channel over all samples and steps, and gives them to the network's
    /// <see cref="NormalizeAttribute"/> layer; a constant channel gets a deviation of 1. Call it once, with the training set, before training.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The inputs; its targets do not matter.</param>
    /// <exception cref="InvalidOperationException">The network does not begin with the layer.</exception>
    /// <exception cref="ArgumentException">The samples are of another size, or hold a value that is not finite. Nothing was changed.</exception>
    public static void Adapt(this INetwork network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        var (mean, deviation) = Find(network);
        if (data.InputSize != network.InputSize)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The samples have {data.InputSize} inputs; expected {network.InputSize}, [{network.InputLength}, {network.InputChannels}]."),
                nameof(data));
        }

        DatasetChecks.RequireFiniteInputs(network, data, nameof(data));
        var (means, deviations) = (new float[network.InputChannels], new float[network.InputChannels]);
        for (var channel = 0; channel < means.Length; channel++)
            (means[channel], deviations[channel]) = Measure(network, data.Inputs.Span, channel);

        ParameterChange.Replace(new Dictionary<Parameter, float[]> { [mean] = means, [deviation] = deviations });
    }

    private static (Parameter Mean, Parameter Deviation) Find(INetwork network)
    {
        var parameters = network.Parameters;
        return parameters.Count >= 2 && parameters[0].Name.EndsWith(Mean, StringComparison.Ordinal)
            && parameters[1].Name == parameters[0].Name[..^Mean.Length] + Deviation && parameters[0].Length == network.InputChannels
                ? (parameters[0], parameters[1])
                : throw new InvalidOperationException($"{network.GetType().Name} has nothing to adapt; expected [Normalize] as its first layer, and one input.");
    }

    // In doubles, and in two passes: of a channel whose mean is far from zero the squares would cancel.
    private static (float Mean, float Deviation) Measure(INetwork network, ReadOnlySpan<float> inputs, int channel)
    {
        var (steps, channels) = (network.InputLength, network.InputChannels);
        var (count, isLast) = (inputs.Length / channels, network.Layout == DataLayout.ChannelsLast);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            sum += inputs[isLast ? i * channels + channel : (i / steps * channels + channel) * steps + i % steps];
        var (mean, squares) = (sum / count, 0.0);
        for (var i = 0; i < count; i++)
        {
            var difference = inputs[isLast ? i * channels + channel : (i / steps * channels + channel) * steps + i % steps] - mean;
            squares += difference * difference;
        }

        var deviation = (float)Math.Sqrt(squares / count);
        // Rounding leaves a constant channel a deviation that is not quite zero; dividing by it would blow that rounding up to a signal.
        return ((float)mean, deviation > 1e-7f * Math.Abs(mean) && float.IsNormal(deviation) ? deviation : 1);
    }
}
