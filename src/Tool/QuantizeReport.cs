using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen.Tool;

/// <summary>What storing weights in fewer bits changes.</summary>
/// <param name="What">The weights that are stored so: nothing, one tensor, or all.</param>
/// <param name="Change">The greatest change of an output, as a share of the outputs' range.</param>
/// <param name="Accuracy">The share of samples whose greatest output is that of their label.</param>
internal sealed record QuantizeRow(string What, double Change, double? Accuracy);

/// <summary>Runs a network with each tensor alone stored in fewer bits, and with all.</summary>
internal static class QuantizeReport
{
    public static IReadOnlyList<QuantizeRow> Of(INetwork network, byte[] file, WeightFormat format, float[] inputs, int[]? labels)
    {
        var samples = Samples(network, inputs, labels);
        var plain = Run(network, file, inputs, samples);
        var rows = new List<QuantizeRow> { new("none", 0, Accuracy(plain, labels)) };
        foreach (var name in network.Parameters.Select(parameter => parameter.Name))
        {
            var one = WeightsFile.Convert(file, format, tensor => tensor == name);
            if (one.Length < file.Length)
                rows.Add(Row(name, one));
        }

        rows.Add(Row("all", WeightsFile.Convert(file, format)));
        return rows;

        QuantizeRow Row(string what, byte[] smaller)
        {
            var outputs = Run(network, smaller, inputs, samples);
            var change = plain.Zip(outputs, (before, after) => (double)Math.Abs(after - before)).Max();
            return new(what, change / Math.Max(plain.Max() - (double)plain.Min(), double.Epsilon), Accuracy(outputs, labels));
        }
    }

    private static int Samples(INetwork network, float[] inputs, int[]? labels)
    {
        if (inputs.Length == 0 || inputs.Length % network.InputSize != 0)
            throw new ArgumentException(FormattableString.Invariant($"The input has {inputs.Length} values; expected a multiple of {network.InputSize}, a sample's."));
        var samples = inputs.Length / network.InputSize;
        if (labels is not null && labels.Length != samples)
            throw new ArgumentException(FormattableString.Invariant($"There are {labels.Length} labels for {samples} samples; expected one for each."));
        return samples;
    }

    private static float[] Run(INetwork network, byte[] weights, float[] inputs, int samples)
    {
        network.Load(new MemoryStream(weights));
        var outputs = new float[samples * network.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private static double? Accuracy(float[] outputs, int[]? labels) => labels is null
        ? null
        : outputs.Chunk(outputs.Length / labels.Length).Zip(labels, (own, label) => Array.IndexOf(own, own.Max()) == label ? 1.0 : 0.0).Average();
}
