using System;
using System.Globalization;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>What a trainer refuses of a dataset: with shapes, with the number of the sample, and with what is probably missing.</summary>
internal static class DatasetChecks
{
    /// <summary>Refuses samples of other sizes than the network's.</summary>
    internal static void RequireSizes(INetwork network, Dataset data, string argument)
    {
        if (data.InputSize == network.InputSize && data.TargetSize == network.OutputSize)
            return;
        throw new ArgumentException(Invariant(
            $"A sample of '{argument}' has {data.InputSize} inputs and {data.TargetSize} targets, but the network takes {network.InputSize} and gives {network.OutputSize}: ")
            + Invariant($"[{network.InputLength}, {network.InputChannels}] and [{network.OutputLength}, {network.OutputChannels}].") + Guess(network, data), argument);
    }

    /// <summary>Refuses inputs and targets that are no numbers.</summary>
    internal static void RequireFinite(INetwork network, Dataset data, string argument)
    {
        RequireFiniteInputs(network, data, argument);
        RequireFinite(data.Targets.Span, data.TargetSize, place => TargetPlace(network, place), argument, "targets");
    }

    /// <summary>Refuses inputs that are no numbers.</summary>
    internal static void RequireFiniteInputs(INetwork network, Dataset data, string argument) =>
        RequireFinite(data.Inputs.Span, data.InputSize, place => Place(place, network.InputLength, network.InputChannels, network.Layout), argument, "inputs");

    /// <summary>Refuses targets that the loss cannot take.</summary>
    internal static void RequireTargets(INetwork network, Loss loss, Dataset data, string argument)
    {
        for (var sample = 0; sample < data.Count; sample++)
        {
            var targets = data.Targets.Span.Slice(sample * data.TargetSize, data.TargetSize);
            if (loss.FaultOfTargets(targets, network.OutputLength, network.OutputChannels, network.Layout) is { } fault)
                throw new ArgumentException(Invariant($"Sample {sample} of '{argument}' {fault}."), argument);
        }
    }

    private static string Guess(INetwork network, Dataset data)
    {
        if (data.InputSize == network.InputChannels && network.InputLength > 1)
            return " Each label was taken for a sample: if there is one for each step, make the dataset with FromStepLabels.";
        return data.InputSize == network.InputSize && data.TargetSize == network.OutputChannels && network.OutputLength > 1
            ? $" The targets are one per sample, the outputs one per step: is a GlobalMaxPool1d or Flatten missing before {LastLayer(network)}?"
            : "";
    }

    /// <summary>The last layer that has weights.</summary>
    private static string LastLayer(INetwork network)
    {
        for (var i = network.Parameters.Count - 1; i >= 0; i--)
        {
            var name = network.Parameters[i].Name;
            if (name.EndsWith(".weight", StringComparison.Ordinal))
                return name[..name.LastIndexOf('.')];
        }

        return "the last layer";
    }

    private static void RequireFinite(ReadOnlySpan<float> values, int size, Func<int, string> placeOf, string argument, string kind)
    {
        if (TensorPrimitives.IsFiniteAll(values))
            return;
        var index = 0;
        while (float.IsFinite(values[index]))
            index++;
        throw new ArgumentException(Invariant(
            $"Sample {index / size} of '{argument}' has {values[index]} among its {kind}, at {placeOf(index % size)}; expected finite numbers."), argument);
    }

    /// <summary>Where a target stands; of several outputs, in which.</summary>
    private static string TargetPlace(INetwork network, int place)
    {
        foreach (var output in network.Outputs)
        {
            if (network.Outputs.Count > 1 && place >= output.Offset && place < output.Offset + output.Size)
                return $"{Place(place - output.Offset, output.Length, output.Channels, network.Layout)} of output '{output.Name}'";
        }

        return Place(place, network.OutputLength, network.OutputChannels, network.Layout);
    }

    private static string Place(int place, int steps, int channels, DataLayout layout)
    {
        var (step, channel) = layout == DataLayout.ChannelsLast ? (place / channels, place % channels) : (place % steps, place / steps);
        return Invariant($"step {step}, channel {channel}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
